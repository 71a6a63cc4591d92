BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $null = Start-AdminSandbox
    $before = Join-Path $TestDrive 'before.json'
    $after = Join-Path $TestDrive 'after.json'
    $null = Set-AdminAccountAlias example-sound
    $null = Test-AdminAccount | Export-AdminReport $before
    $null = Set-AdminPasswordPolicy -MinimumPasswordLength 14
    Remove-AdminAccountAlias example-sound -Confirm:$false
    $null = Test-AdminAccount | Export-AdminReport $after
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Compare-AdminReport' {
    It 'returns what is new, gone and the same' {
        $changes = Compare-AdminReport $before $after

        $changes | Should -BeOfType ([AdminIam.AdminFinding])
        ($changes | Where-Object Change -EQ 'New').CheckId | Should -Contain 'AccountAlias'
        ($changes | Where-Object Change -EQ 'Gone').CheckId | Should -Contain 'PasswordLength'
        ($changes | Where-Object Change -EQ 'Same').CheckId | Should -Contain 'PasswordReuse'
        $changes | Where-Object Change -EQ 'Unknown' | Should -BeNullOrEmpty
        $new = $changes | Where-Object CheckId -EQ 'AccountAlias'
        $tested = Test-AdminAccount AccountAlias
        foreach ($property in 'Title', 'Area', 'Severity', 'Status', 'Reason', 'Resource', 'Remedy', 'AccountId') {
            $new.$property | Should -BeExactly $tested.$property -Because $property
        }
        $new.Cis.Count | Should -Be $tested.Cis.Count
        $new.SecurityHub | Should -Be $tested.SecurityHub
        $tested.Change | Should -BeNullOrEmpty
    }

    It 'returns only the same for a report and itself' {
        Compare-AdminReport $after $after | ForEach-Object Change | Select-Object -Unique | Should -Be 'Same'
    }

    It 'accepts the later report from the pipeline' {
        $expected = (Compare-AdminReport $before $after).CheckId

        (Get-Item $after | Compare-AdminReport -ReferencePath $before).CheckId | Should -Be $expected
        ($after | Compare-AdminReport $before).CheckId | Should -Be $expected
        (Test-AdminAccount | Export-AdminReport (Join-Path $TestDrive 'now.json') |
            Compare-AdminReport -ReferencePath $before).CheckId | Should -Be $expected
    }

    It 'accepts paths relative to the location' {
        Push-Location -LiteralPath $TestDrive
        try {
            Compare-AdminReport before.json after.json | Should -Not -BeNullOrEmpty
        }
        finally {
            Pop-Location
        }
    }

    It 'does not report a violation as gone that was not tested again' {
        $part = Join-Path $TestDrive 'part.json'
        $null = Test-AdminAccount AccountAlias | Export-AdminReport $part
        $changes = Compare-AdminReport $before $part

        ($changes | Where-Object CheckId -EQ 'PasswordLength').Change | Should -Be 'Unknown'
        $changes | Where-Object Change -EQ 'Gone' | Should -BeNullOrEmpty
    }

    It 'warns if the reports are in the wrong order' {
        $null = Compare-AdminReport $after $before -WarningVariable warning -WarningAction SilentlyContinue
        "$warning" | Should -Match 'before\.json'' is older than .*after\.json'
    }

    It 'refuses <What> and names the file' -ForEach @(
        @{ What = 'a report of another account'; Id = 'ReportAccountMismatch'
            Change = { $_.Replace('123456789012', '210987654321') }
        }
        @{ What = 'a newer format'; Id = 'ReportTooNew'; Change = { $_.Replace('"version": 1', '"version": 9') } }
        @{ What = 'another file'; Id = 'ReportInvalid'; Change = { '{ "a": 1 }' } }
        @{ What = 'text'; Id = 'ReportInvalid'; Change = { 'hello' } }
        @{ What = 'an empty file'; Id = 'ReportInvalid'; Change = { '' } }
        @{ What = 'half a report'; Id = 'ReportInvalid'; Change = { $_.Substring(0, 500) } }
    ) {
        $bad = Join-Path $TestDrive 'bad.json'
        Get-Content -Raw $after | ForEach-Object $Change | Set-Content $bad
        Compare-AdminReport $before $bad @quiet | Should -BeNullOrEmpty
        Compare-AdminReport $bad $before -ErrorAction SilentlyContinue -ErrorVariable +problems | Should -BeNullOrEmpty

        $problems.Count | Should -Be 2
        foreach ($problem in $problems) {
            $problem.FullyQualifiedErrorId | Should -Be "$Id,AdminIam.Commands.CompareAdminReportCommand"
            $problem.Exception.Message | Should -Match 'bad\.json'
            $problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }
    }

    It 'names a file that does not exist' {
        Compare-AdminReport $before (Join-Path $TestDrive 'none.json') @quiet | Should -BeNullOrEmpty
        $problems[0] | Format-Problem | Should -Be "ReportNotFound ObjectNotFound $(Join-Path $TestDrive 'none.json')"
    }
}
