BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Set-AdminAccountAlias' {
    BeforeEach {
        $null = Start-AdminSandbox
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'sets the alias and returns the sign-in URL' -Skip:$noCli {
        (Set-AdminAccountAlias example-corp).SignInUrl | Should -Be 'https://example-corp.signin.aws.amazon.com/console'
        (Set-AdminAccountAlias example-inc).Alias | Should -Be 'example-inc'

        (Invoke-AwsCli iam list-account-aliases).AccountAliases | Should -Be 'example-inc'
    }

    It 'does not change an alias that is already set' {
        $null = Set-AdminAccountAlias example-corp
        (Get-AdminAccount | Set-AdminAccountAlias).Alias | Should -Be 'example-corp'
    }

    It 'refuses <_>' -ForEach 'ab', 'Upper', 'a--b', '-ab', '123456789012' {
        Set-AdminAccountAlias $_ @quiet | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidAccountAlias,*'
    }

    It 'changes nothing with -WhatIf' {
        $null = Set-AdminAccountAlias example-corp
        $account = Set-AdminAccountAlias example-inc -WhatIf

        $account.Alias, $account.Outcome | Should -Be 'example-corp', 'WhatIf'
        $account.SignInUrl | Should -Be 'https://example-corp.signin.aws.amazon.com/console'
        (Get-AdminAccount).Alias | Should -Be 'example-corp'
    }

    It 'refuses with -WhatIf what it would refuse' {
        Set-AdminAccountAlias 'Upper' -WhatIf @quiet | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidAccountAlias,*'
    }
}
