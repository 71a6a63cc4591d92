BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'Violations.psm1') -Force
    $violations = @(Get-Violation | Where-Object { $_ -in 'PasswordLength', 'PasswordReuse', 'AccountAlias' } | ForEach-Object { @{ CheckId = $_ } })
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    Import-Module (Join-Path $PSScriptRoot 'Violations.psm1') -Force
    $aws = 'arn:aws:iam::aws:policy'

    function Start-Account([string[]] $CheckId) {
        Start-ViolatedSandbox -CheckId $CheckId -Path (Join-Path $TestDrive "$([guid]::NewGuid()).json")
    }
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'The remedy of <CheckId>' -ForEach $violations {
    It 'turns its findings to Passed when it is run as it stands' {
        Start-Account $CheckId
        $findings = @(Test-AdminAccount $CheckId -Status Failed)
        $findings | Should -Not -BeNullOrEmpty
        # Answers the prompts of the commands.
        $ConfirmPreference = 'None'
        Push-Location $TestDrive

        foreach ($finding in $findings) {
            $finding.Remedy | Should -Not -BeNullOrEmpty
            $null = Invoke-Expression $finding.Remedy -ErrorAction Stop -ErrorVariable problems
            $problems | Should -BeNullOrEmpty -Because $finding.Remedy
        }

        Pop-Location
        $resources = $findings.Resource
        Test-AdminAccount $CheckId | Where-Object { $_.Resource -in $resources -and $_.Status -eq 'Failed' } |
            ForEach-Object Reason | Should -BeNullOrEmpty
    }

    It 'is applied by Repair-AdminAccount -Force, and the next test confirms it' {
        Start-Account $CheckId
        $findings = @(Test-AdminAccount $CheckId -Status Failed)
        $modes = $findings.Repair

        $results = @($findings | Repair-AdminAccount -Force -Confirm:$false)

        $results.Count | Should -Be $findings.Count
        $results.Resource | Should -Be $findings.Resource
        $results.Where({ $modes[[array]::IndexOf($results, $_)] -ne 'None' }).Status | Should -Not -Contain 'Failed'
        $repaired = $results.Where({ $_.Status -eq 'Passed' }).Resource
        Test-AdminAccount $CheckId | Where-Object { $_.Resource -in $repaired -and $_.Status -eq 'Failed' } |
            ForEach-Object Reason | Should -BeNullOrEmpty
    }
}

Describe 'Repair-AdminAccount' {
    It 'makes safe repairs, and states what was done' {
        Start-Account PasswordLength, PasswordReuse, AccountAlias

        $results = Test-AdminAccount PasswordLength, PasswordReuse, AccountAlias | Repair-AdminAccount -Confirm:$false

        $results | Should -BeOfType ([AdminIam.AdminFinding])
        $results.CheckId | Should -Be 'PasswordLength', 'PasswordReuse', 'AccountAlias'
        $results.Status | Should -Be 'Passed', 'Passed', 'Passed'
        $results[0].Reason | Should -Match 'MinimumPasswordLength: 8 -> 14'
        $results[2].Reason | Should -Be 'The account alias account-123456789012 was set.'
        (Get-AdminPasswordPolicy).PasswordReusePrevention | Should -Be 24
    }

    It 'uses the limits that a finding was found with' {
        Start-Account PasswordLength
        $null = Test-AdminAccount PasswordLength -MinimumPasswordLength 20 | Repair-AdminAccount -Confirm:$false

        (Get-AdminPasswordPolicy).MinimumPasswordLength | Should -Be 20
    }

    It 'accepts rows and deserialized findings' {
        Start-Account PasswordLength, PasswordReuse, AccountAlias
        $path = Join-Path $TestDrive 'findings.csv'
        Test-AdminAccount PasswordLength, RootAccessKey | Select-Object CheckId, Resource, AccountId, Status |
            Export-Csv -LiteralPath $path
        $serializer = [Management.Automation.PSSerializer]
        $copies = Test-AdminAccount PasswordReuse, AccountAlias |
            ForEach-Object { $serializer::Deserialize($serializer::Serialize($_)) }

        $rows = Import-Csv -LiteralPath $path | Repair-AdminAccount -Confirm:$false -WarningVariable warnings
        $results = $copies | Repair-AdminAccount -Confirm:$false -WarningVariable +warnings

        $rows.CheckId | Should -Be 'RootAccessKey', 'PasswordLength'
        $rows.Status | Should -Be 'Passed', 'Passed'
        $rows[1].Reason | Should -Match '8 -> 14'
        $results.Status | Should -Be 'Passed', 'Passed'
        $warnings | Should -BeNullOrEmpty
    }

    It 'refuses findings of another account, unknown checks and incomplete rows, and processes the others' {
        Start-Account AccountAlias
        $results = @(
            @{ CheckId = 'AccountAlias'; Resource = '210987654321'; AccountId = '210987654321' }
            @{ CheckId = 'AcountAlias'; Resource = '123456789012'; AccountId = '123456789012' }
            @{ CheckId = 'AccountAlias'; Resource = ''; AccountId = '123456789012' }
            @{ CheckId = 'AccountAlias'; Resource = '123456789012'; AccountId = '123456789012'; Status = 'Broken' }
            @{ CheckId = 'accountalias'; Resource = '123456789012'; AccountId = '123456789012' }
        ) | Repair-AdminAccount -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue

        $problems.FullyQualifiedErrorId -replace ',.*' |
            Should -Be 'FindingOfOtherAccount', 'UnknownCheck', 'MissingValue', 'InvalidCell'
        "$($problems[0])" | Should -BeLike 'Row 1*of the account 210987654321, but*connected to 123456789012.'
        "$($problems[1].ErrorDetails.RecommendedAction)" | Should -Match 'AccountAlias'
        $results.Status | Should -Be 'Passed'
    }

    It 'continues after a failed repair' {
        Start-Account AccountAlias, PasswordLength
        $session = Start-Account AccountAlias, PasswordLength
        $null = New-AdminPolicy Limit -Document ('{"Version":"2012-10-17","Statement":[' +
            '{"Effect":"Allow","Action":"*","Resource":"*"},' +
            '{"Effect":"Deny","Action":"iam:UpdateAccountPasswordPolicy","Resource":"*"}]}')
        $null = New-AdminGroup Limited Limit
        $session = New-AdminUser operator Limited -ProgrammaticAccess |
            Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl

        $results = Test-AdminAccount PasswordLength, AccountAlias |
            Repair-AdminAccount -Confirm:$false -Session $session -ErrorVariable problems -ErrorAction SilentlyContinue

        $problems.FullyQualifiedErrorId | Should -Be 'AccessDenied,AdminIam.Commands.RepairAdminAccountCommand'
        $results.Status | Should -Be 'Failed', 'Passed'
        $results[0].Reason | Should -Match 'Not repaired: .*iam:UpdateAccountPasswordPolicy'
        Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl (Get-AdminSandbox).EndpointUrl
    }

}
