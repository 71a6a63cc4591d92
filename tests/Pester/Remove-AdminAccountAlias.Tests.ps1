BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Remove-AdminAccountAlias' {
    BeforeEach {
        $null = Start-AdminSandbox
        $null = Set-AdminAccountAlias example-corp
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'removes the alias of Get-AdminAccount' -Skip:$noCli {
        (Get-AdminAccount | Remove-AdminAccountAlias -Confirm:$false).SignInUrl |
            Should -Be 'https://123456789012.signin.aws.amazon.com/console'

        (Invoke-AwsCli iam list-account-aliases).AccountAliases | Should -BeNullOrEmpty
    }

    It 'does not require an alias to be specified, or to exist' {
        (Remove-AdminAccountAlias -Confirm:$false).Alias | Should -BeNullOrEmpty
        (Remove-AdminAccountAlias -Confirm:$false).Alias | Should -BeNullOrEmpty
    }

    It 'refuses an alias that is not the account''s' {
        Remove-AdminAccountAlias other -Confirm:$false @quiet | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'AliasNotFound,*'
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*example-corp*'
    }

    It 'changes nothing with -WhatIf' {
        $account = Remove-AdminAccountAlias -WhatIf

        $account.Alias, $account.Outcome | Should -Be 'example-corp', 'WhatIf'
        (Get-AdminAccount).Alias | Should -Be 'example-corp'
    }
}
