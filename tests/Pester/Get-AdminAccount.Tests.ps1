BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $null = Start-AdminSandbox -AccountId 210987654321
    $null = New-AdminGroup
    $null = 'alice', 'bob' | New-AdminUser -GroupName Administrators
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Get-AdminAccount' {
    It 'returns ID, sign-in URL, caller, counts and quotas' {
        $account = Get-AdminAccount

        $account.AccountId | Should -Be '210987654321'
        $account.Alias | Should -BeNullOrEmpty
        $account.SignInUrl | Should -Be 'https://210987654321.signin.aws.amazon.com/console'
        $account.Arn | Should -Be 'arn:aws:iam::210987654321:root'
        $account.UserName | Should -BeNullOrEmpty
        $account.Users | Should -Be 2
        $account.UsersQuota | Should -Be 5000
        $account.Groups | Should -Be 1
        $account.Summary['GroupsPerUserQuota'] | Should -Be 10
        $account.RootMfaEnabled | Should -BeFalse
    }

    It 'names the console steps that protect the root user, with whole words at 80 columns' -Skip:$noCli {
        $null = Invoke-AwsCli iam create-access-key
        $account = Get-AdminAccount

        $account.Advice | Should -HaveCount 2
        $account.Advice[0] | Should -BeLike 'The root user has no MFA. * Assign MFA device.'
        $account.Advice[1] | Should -BeLike 'The root user has access keys. * Access keys.'
        $shown = ($account | Out-String -Width 80) -replace '\s+', ' '
        foreach ($advice in $account.Advice) {
            $shown | Should -Match ([regex]::Escape($advice))
        }
    }

    It 'has the alias in the sign-in URL' -Skip:$noCli {
        $null = Invoke-AwsCli iam create-account-alias --account-alias example-corp
        $account = Get-AdminAccount

        $account.Alias | Should -Be 'example-corp'
        $account.SignInUrl | Should -Be 'https://example-corp.signin.aws.amazon.com/console'
    }

    It 'returns the account to a user without permissions, and warns about missing ones' {
        $session = New-AdminUser powerless -ProgrammaticAccess |
            Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl
        $account = Get-AdminAccount -Session $session -WarningVariable warnings -WarningAction SilentlyContinue

        $account.UserName | Should -Be 'powerless'
        "$warnings" | Should -Match 'iam:GetAccountSummary'
        foreach ($name in 'Alias', 'RootMfaEnabled', 'RootAccessKeysPresent', 'Users', 'UsersQuota', 'Groups',
            'GroupsQuota', 'Policies',
            'PoliciesQuota', 'Summary') {
            $null -eq $account.$name | Should -BeTrue -Because $name
        }
        $account.Advice | Should -BeNullOrEmpty
        $account | Format-List | Out-String | Should -Match '(?m)^RootMfaEnabled +:\s*$'
        $account | Format-List | Out-String | Should -Match '(?m)^UsersQuota +:\s*$'
    }

    It 'sends three requests at most' {
        $null = Start-AdminSandbox
        $before = (Get-AdminSandbox).TotalCalls
        $null = Get-AdminAccount

        (Get-AdminSandbox).TotalCalls - $before | Should -BeLessOrEqual 3
    }
}
