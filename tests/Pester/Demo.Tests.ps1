BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Demo' {
    It 'creates every valid user, and reports the others' {
        $demo = Convert-Path (Join-Path $PSScriptRoot '../../build/demo/demo.ps1')
        $run = Invoke-ChildPowerShell "& '$demo'" -TimeoutSecond 120

        $run.ExitCode | Should -Be 0 -Because $run.Error
        $lines = $run.Output -split '\r?\n'
        @($lines -match '^\S+ +Created +Administrators\b').Count | Should -Be 14
        @($lines -match 'saved in credentials\.csv$').Count | Should -Be 9
        @($lines -match '^\S+ +Unchanged$').Count | Should -Be 9
        @($lines -match '^karen +Created +Administrators').Count | Should -Be 1
        @($lines -match '^\w+ +(Prod +111122223333|Test +444455556666) +AdministratorAccess Administrators').Count |
            Should -Be 10
        @($lines -match '^(Prod|Test) +Administrators Created').Count | Should -Be 2
        @($lines -match '^(Prod|Test) +\d{12} +Updated +Delete password').Count | Should -Be 2
        @($lines -match '^  Bad Name!: .* \[InvalidUserName\]$').Count | Should -Be 1
        $credentials = ($lines | Select-String 'eyes only: (?<path>.+)$').Matches[0].Groups['path'].Value
        try {
            Get-Content -LiteralPath $credentials | Should -HaveCount 10
        }
        finally {
            Remove-Item -LiteralPath (Split-Path $credentials) -Recurse
        }
    }
}
