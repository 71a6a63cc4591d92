BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Remove-AdminUserPassword' {
    BeforeEach {
        $null = Start-AdminSandbox
        'alice', 'adam', 'bob' | New-AdminUser -GeneratePassword | Out-Null
    }

    AfterEach {
        Stop-AdminSandbox
        Disconnect-AdminAccount
    }

    It 'removes the password' -Skip:(-not (Test-AwsCli)) {
        Remove-AdminUserPassword alice -Confirm:$false | Should -BeNullOrEmpty

        { Invoke-AwsCli iam get-login-profile --user-name alice } | Should -Throw '*NoSuchEntity*'
    }

    It 'accepts users from the pipeline and returns them with -PassThru' {
        $users = Get-AdminUser a* | Remove-AdminUserPassword -PassThru -Confirm:$false

        $users.UserName | Should -Be adam, alice
        ($users | Set-AdminUserPassword -GeneratePassword).Outcome | Should -Be Created, Created
    }

    It 'removes the passwords of a pattern' {
        Remove-AdminUserPassword a* -Confirm:$false

        (Get-AdminUser | Set-AdminUserPassword -GeneratePassword -Ensure).Outcome |
            Should -Be Created, Created, Unchanged
    }

    It 'accepts a user without a password' {
        1..2 | ForEach-Object { Remove-AdminUserPassword alice -Confirm:$false -ErrorAction Stop }
    }

    It 'removes nothing with -WhatIf' {
        (Remove-AdminUserPassword alice -PassThru -WhatIf).Outcome | Should -Be WhatIf

        (Set-AdminUserPassword alice -GeneratePassword -Ensure).Outcome | Should -Be Unchanged
    }

    It 'suggests similar users for an unknown one' {
        Remove-AdminUserPassword alicia -Confirm:$false -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'UserNotFound,*'
        "$($failed[0])" | Should -Match "'alice'"
    }
}
