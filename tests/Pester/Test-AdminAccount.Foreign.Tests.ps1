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

Describe 'Test-AdminAccount with a foreign IAM (moto)' -Skip:$noMoto -ForEach @{ Python = $python } {
    BeforeAll {
        $clockPath = Join-Path $TestDrive clock
        $moto = Start-Moto $Python $clockPath
        $url = $moto.Url

        function Invoke-Judge([string[]] $Argument) {
            $variables = @{ MOTO_URL = $url; AWS_ENDPOINT_URL = $url; AWS_PROFILE = $null }
            $lines = Use-Environment $variables { & $Python (Join-Path $PSScriptRoot judge_account.py) @Argument 2>&1 }
            if ($LASTEXITCODE -ne 0) {
                throw "judge_account.py failed: $($lines -join "`n")"
            }
            $lines
        }

        $null = Invoke-Judge seed, $clockPath
        $null = Connect-AdminAccount -AccessKey testing -SecretKey testing -EndpointUrl $url -Region us-east-1
        # The module creates some, too.
        $null = New-AdminGroup Managers -Policy AdministratorAccess
        $null = New-AdminUser manager -GroupName Managers -GeneratePassword -ProgrammaticAccess
        $judged = Invoke-Judge judge | ConvertFrom-Json -AsHashtable
    }

    AfterAll {
        Stop-Moto $moto
        Disconnect-AdminAccount
    }

    It 'finds what a client of another maker computes from the same report and lists' {
        $findings = Test-AdminAccount -CheckId @($judged.Keys)

        foreach ($id in $judged.Keys) {
            $found = @($findings.Where({ $_.CheckId -eq $id -and $_.Status -eq 'Failed' }).Resource | Sort-Object)
            $found | Should -Be @($judged[$id] | Sort-Object) -Because $id
            if (-not $judged[$id]) {
                $findings.Where({ $_.CheckId -eq $id }).Status | Should -Be Passed -Because $id
            }
        }
        @($judged.Values.Where({ $_ })).Count | Should -BeGreaterThan 14
    }

    It 'states what it cannot decide because moto does not know it, and decides the rest' {
        $findings = Test-AdminAccount -ErrorVariable problems

        $problems | Should -BeNullOrEmpty
        $unknown = $findings.Where({ $_.Status -eq 'Unknown' })
        # The report of moto has no row of the root user, and moto does not know ListOrganizationsFeatures.
        $unknown.CheckId | Sort-Object | Should -Be CentralRootAccess, ManagementWorkloads, OrganizationalUnits,
            OrganizationGuardrails, PolicyDelegation, RootUse, ServiceDelegation
        $unknown.Where({ $_.CheckId -eq 'CentralRootAccess' }).Reason |
            Should -Match 'iam:ListOrganizationsFeatures, which the endpoint does not support'
        # Further gaps of moto: the summary never has MFA of the root user, no password is ever used, the time of the
        # report is one of 2015, a comma in the name of a user shifts the columns of the report, and the policies of
        # GetAccountAuthorizationDetails have no names.
        $findings.Where({ $_.CheckId -eq 'RootMfa' }).Status | Should -Be Failed
        $findings.Where({ $_.CheckId -eq 'InitialPassword' }).Status | Should -Be Passed
    }
}
