BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    # moto is an independent mock of AWS, and boto3 an independent client.
    $python = Get-PythonWith boto3, moto.server
    $noMoto = -not $python
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'The organization of a foreign implementation (moto)' -Skip:$noMoto -ForEach @{ Python = $python } {
    BeforeAll {
        # moto does not return the paths of accounts, and assumes roles that do not exist.
        $moto = Start-Moto $Python
        $url = $moto.Url

        function Invoke-Reader([string] $Action) {
            $variables = @{ MOTO_URL = $url; AWS_ENDPOINT_URL = $url; AWS_PROFILE = $null }
            $script = Join-Path $PSScriptRoot read_moto_organization.py
            $lines = Use-Environment $variables { & $Python $script $Action 2>&1 }
            if ($LASTEXITCODE -ne 0) {
                throw "read_moto_organization.py failed: $($lines -join "`n")"
            }
            $lines | ConvertFrom-Json -AsHashtable
        }

        $ids = Invoke-Reader seed
        $null = Connect-AdminAccount -AccessKey testing -SecretKey testing -EndpointUrl $url -Region us-east-1
        $management = Get-AdminOrganizationAccount master
    }

    AfterAll {
        Stop-Moto $moto
        Disconnect-AdminAccount
    }

    It 'is read with its accounts and their organizational units' {
        $units = (Invoke-Reader read).units
        $accounts = Get-AdminOrganizationAccount

        (Get-AdminOrganization).ManagementAccountId | Should -Be 123456789012
        $management.AccountId | Should -Be 123456789012
        $accounts | Should -HaveCount 28
        foreach ($account in $accounts) {
            $account.OrganizationalUnit.Split('/')[-1] | Should -Be $units[$account.AccountId]
            $account.State | Should -Be ACTIVE
        }
        (Get-AdminOrganizationAccount Live1*).AccountName.Count | Should -Be 11
        (Get-AdminOrganizationAccount -OrganizationalUnit /Workloads).AccountId | Should -Be $ids.Build
        (Get-AdminOrganizationAccount -OrganizationalUnit /Workloads/*).Count | Should -Be 26
        (Get-AdminOrganizationAccount $ids.Live7).OrganizationalUnit | Should -Be /Workloads/Live
        (Get-AdminOrganizationAccount -Tag @{ Stage = '*' }).AccountName | Should -Be Build
    }

    It 'has the users in the accounts in which they were created, and in no other' {
        $build = Connect-AdminAccount -Account Build
        $null = New-AdminUser 'builder'
        $build.Arn | Should -BeLike "arn:aws:sts::$($ids.Build):assumed-role/OrganizationAccountAccessRole/AdminIam*"
        $null = Connect-AdminAccount -Account $ids.Audit
        $null = New-AdminUser 'auditor'
        $null = Connect-AdminAccount -AccessKey testing -SecretKey testing -EndpointUrl $url -Region us-east-1
        $null = Get-AdminOrganizationAccount -OrganizationalUnit /Workloads/Live |
            Invoke-AdminOrganizationCommand { New-AdminUser "live-$($_.AccountName)" }

        $users = (Invoke-Reader read).users
        $users[$ids.Build] | Should -Be builder
        $users[$ids.Audit] | Should -Be auditor
        $users['123456789012'] | Should -BeNullOrEmpty
        0..24 | ForEach-Object { $users[$ids["Live$_"]] | Should -Be "live-Live$_" }
    }
}
