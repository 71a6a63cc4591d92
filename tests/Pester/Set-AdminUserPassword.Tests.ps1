BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')

    function Get-Secret([string] $Text) {
        ConvertTo-SecureString $Text -AsPlainText -Force
    }
}

Describe 'Set-AdminUserPassword' {
    BeforeEach {
        $null = Start-AdminSandbox
        'alice', 'bob' | New-AdminUser | Out-Null
    }

    AfterEach {
        Stop-AdminSandbox
        Disconnect-AdminAccount
    }

    It 'creates a login profile with a generated password' -Skip:(-not (Test-AwsCli)) {
        $user = Set-AdminUserPassword alice -GeneratePassword

        $user.UserName, $user.Outcome | Should -Be alice, Created
        $user.Password | Should -BeOfType securestring
        $user.SignInUrl | Should -Be 'https://123456789012.signin.aws.amazon.com/console'
        (Invoke-AwsCli iam get-login-profile --user-name alice).LoginProfile.PasswordResetRequired | Should -BeTrue
    }

    It 'changes an existing password' -Skip:(-not (Test-AwsCli)) {
        $first = Set-AdminUserPassword alice -GeneratePassword
        $second = Set-AdminUserPassword alice -Password (Get-Secret 'Correct-Horse-7-Battery') -NoPasswordReset

        $second.Outcome | Should -Be Updated
        ConvertFrom-SecureString $second.Password -AsPlainText | Should -Be 'Correct-Horse-7-Battery'
        ConvertFrom-SecureString $first.Password -AsPlainText | Should -Not -Be 'Correct-Horse-7-Battery'
        (Invoke-AwsCli iam get-login-profile --user-name alice).LoginProfile.PasswordResetRequired | Should -BeFalse
    }

    It 'lets a user who must change the password do so' -Skip:(-not (Test-AwsCli)) {
        $null = 'alice' | Set-AdminUserPassword -GeneratePassword
        $null = 'bob' | Set-AdminUserPassword -GeneratePassword -NoPasswordReset

        (Invoke-AwsCli iam list-attached-user-policies --user-name alice).AttachedPolicies.PolicyName |
            Should -Be IAMUserChangePassword
        (Invoke-AwsCli iam list-attached-user-policies --user-name bob).AttachedPolicies | Should -BeNullOrEmpty
    }

    It 'pipes into Export-AdminCredential' {
        $file = Join-Path $TestDrive 'passwords.csv'
        Get-AdminUser | Set-AdminUserPassword -GeneratePassword | Export-AdminCredential -Path $file

        $rows = @(Import-Csv $file)
        $rows.'User name' | Should -Be alice, bob
        $rows.Password | Should -Not -Contain ''
        $rows[0].'Console sign-in URL' | Should -Match '/console$'
    }

    It 'accepts its parameters from the columns of a CSV' {
        $rows = 'UserName,Password,GeneratePassword,NoPasswordReset', 'alice,Correct-Horse-7-Battery,,yes',
            'bob,,true,' | ConvertFrom-Csv
        $users = $rows | Set-AdminUserPassword

        $users.PasswordResetRequired | Should -Be $false, $true
        ConvertFrom-SecureString $users[0].Password -AsPlainText | Should -Be 'Correct-Horse-7-Battery'
    }

    It 'does not change an existing password with -Ensure' {
        $null = Set-AdminUserPassword alice -GeneratePassword
        $users = 'alice', 'bob' | Set-AdminUserPassword -GeneratePassword -Ensure

        $users.Outcome | Should -Be Unchanged, Created
        $users[0].Password | Should -BeNullOrEmpty
    }

    It 'sets nothing with -WhatIf, and returns a placeholder' -Skip:(-not (Test-AwsCli)) {
        $user = Set-AdminUserPassword alice -GeneratePassword -WhatIf

        $user.UserName, $user.Outcome | Should -Be alice, WhatIf
        { Invoke-AwsCli iam get-login-profile --user-name alice } | Should -Throw '*NoSuchEntity*'
    }

    It 'reports every rule that a password violates, and never the password' {
        $weak = Get-Secret 'swordf'
        Set-AdminUserPassword alice -Password $weak -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'PasswordPolicyViolation,*'
        "$($failed[0])" | Should -Match 'at least 8 characters'
        $failed | Out-String | Should -Not -Match swordf
    }

    It 'continues after a user who does not exist, and suggests similar ones' {
        $user = 'alicia', 'bob' |
            Set-AdminUserPassword -GeneratePassword -ErrorVariable failed -ErrorAction SilentlyContinue

        $user.UserName | Should -Be bob
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'UserNotFound,*'
        "$($failed[0])" | Should -Match "'alice'"
    }

    It 'requires exactly one password' {
        Set-AdminUserPassword alice -ErrorVariable failed -ErrorAction SilentlyContinue
        Set-AdminUserPassword alice -GeneratePassword -Password (Get-Secret x) -ErrorVariable +failed `
            -ErrorAction SilentlyContinue

        $failed.FullyQualifiedErrorId -replace ',.*' | Should -Be NoPassword, AmbiguousPassword
    }
}
