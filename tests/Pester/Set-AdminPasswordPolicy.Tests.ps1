BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Set-AdminPasswordPolicy' {
    BeforeEach {
        $path = Join-Path $TestDrive "$(New-Guid).json"
        $null = Start-AdminSandbox -Path $path
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $warned = @{ WarningAction = 'SilentlyContinue'; WarningVariable = 'warnings' }

        # Restarts the sandbox with passwords that are a year old, and connects as one of their users if it has a key.
        function Set-OldPassword([string[]] $UserName) {
            Stop-AdminSandbox
            $state = Get-Content -Raw -LiteralPath $path | ConvertFrom-Json -DateKind String
            foreach ($user in $state.users.Where({ $_.name -in $UserName })) {
                $user.loginProfile.passwordChanged = [datetime]::UtcNow.AddDays(-365).ToString('yyyy-MM-ddTHH:mm:ssZ')
            }
            $state | ConvertTo-Json -Depth 20 | Set-Content -LiteralPath $path
            $null = Start-AdminSandbox -Path $path
        }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'changes only what is named' -Skip:$noCli {
        Invoke-AwsCli iam update-account-password-policy --minimum-password-length 17 --require-numbers `
            --max-password-age 45 --password-reuse-prevention 3 --allow-users-to-change-password

        $policy = Set-AdminPasswordPolicy -RequireSymbols $true

        $policy.Outcome, $policy.Change | Should -Be 'Updated', 'RequireSymbols: False -> True'
        $actual = (Invoke-AwsCli iam get-account-password-policy).PasswordPolicy
        $actual.RequireSymbols, $actual.RequireNumbers, $actual.AllowUsersToChangePassword,
            $actual.ExpirePasswords | Should -Be $true, $true, $true, $true
        $actual.MinimumPasswordLength, $actual.MaxPasswordAge, $actual.PasswordReusePrevention | Should -Be 17, 45, 3
    }

    It 'ends an expiration and a reuse rule with 0' -Skip:$noCli {
        $null = Set-AdminPasswordPolicy -MaxPasswordAge 90 -PasswordReusePrevention 5

        $null = Set-AdminPasswordPolicy -MaxPasswordAge 0 -PasswordReusePrevention 0

        $actual = (Invoke-AwsCli iam get-account-password-policy).PasswordPolicy
        $actual.ExpirePasswords | Should -BeFalse
        $actual.PSObject.Properties.Name | Should -Not -Contain 'PasswordReusePrevention'
    }

    It 'starts the first policy from the default policy, which is not weakened' {
        $policy = Set-AdminPasswordPolicy -PasswordReusePrevention 5

        $policy.MinimumPasswordLength | Should -Be 8
        $policy.RequireUppercaseCharacters, $policy.RequireLowercaseCharacters, $policy.RequireNumbers |
            Should -Be $true, $true, $true
    }

    It 'applies the preset, which keeps stricter settings' {
        $null = Set-AdminPasswordPolicy -MinimumPasswordLength 20 -PasswordReusePrevention 6

        $policy = Set-AdminPasswordPolicy -Preset CIS

        $policy.MinimumPasswordLength, $policy.PasswordReusePrevention | Should -Be 20, 24
        (Set-AdminPasswordPolicy -Preset CIS).Outcome | Should -Be 'Unchanged'
        (Set-AdminPasswordPolicy -Preset CIS -PasswordReusePrevention 12).PasswordReusePrevention | Should -Be 12
    }

    It 'does not call AWS to change nothing' {
        (Set-AdminPasswordPolicy).Outcome | Should -Be 'Unchanged'

        (Get-AdminPasswordPolicy).IsDefault | Should -BeTrue
    }

    It 'shows old and new with -WhatIf, and changes nothing' {
        $policy = Set-AdminPasswordPolicy -Preset CIS -WhatIf

        $policy.Outcome, $policy.IsDefault | Should -Be 'WhatIf', $true
        $policy.Change | Should -Contain 'MinimumPasswordLength: 8 -> 14'
        (Get-AdminPasswordPolicy).IsDefault | Should -BeTrue
    }

    It 'refuses <Name> <Value>' -ForEach @(
        @{ Name = 'MinimumPasswordLength'; Value = 5 }
        @{ Name = 'MinimumPasswordLength'; Value = 129 }
        @{ Name = 'MaxPasswordAge'; Value = 1096 }
        @{ Name = 'MaxPasswordAge'; Value = -1 }
        @{ Name = 'PasswordReusePrevention'; Value = 25 }
    ) {
        $wrong = @{ $Name = $Value }

        Set-AdminPasswordPolicy @wrong @quiet | Should -BeNullOrEmpty
        [pscustomobject] $wrong | Set-AdminPasswordPolicy -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidPasswordPolicy,*'
        "$($problems[0])" | Should -Be "$Name cannot be $Value."
        (Get-AdminPasswordPolicy).IsDefault | Should -BeTrue
    }

    It 'accepts a policy from the pipeline, as an object and as JSON' {
        $null = Set-AdminPasswordPolicy -Preset CIS -MaxPasswordAge 90
        $saved = Get-AdminPasswordPolicy
        $null = Set-AdminPasswordPolicy -MinimumPasswordLength 30 -MaxPasswordAge 0 -RequireSymbols $true

        $saved | ConvertTo-Json | ConvertFrom-Json | Set-AdminPasswordPolicy | ForEach-Object Outcome |
            Should -Be 'Updated'
        ($saved | Set-AdminPasswordPolicy).Outcome | Should -Be 'Unchanged'
    }

    It 'does not make a policy of the default policy' {
        Get-AdminPasswordPolicy | Set-AdminPasswordPolicy @quiet | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'DefaultPasswordPolicy,*'
    }

    It 'warns of the users whose passwords expire at once' {
        $null = New-AdminUser old, young -GeneratePassword
        $null = New-AdminUser nobody -ProgrammaticAccess
        Set-OldPassword old

        $null = Set-AdminPasswordPolicy -MaxPasswordAge 90 @warned

        "$warnings" | Should -Match "The passwords of 1 user are older than 90 days and expire at once: 'old'\."
        "$warnings" | Should -Match 'must set a new password when they sign in'
        $null = Set-AdminPasswordPolicy -MaxPasswordAge 400 @warned
        $warnings | Should -BeNullOrEmpty
    }

    It 'does not end the console access of the last administrator without -Force' {
        $null = New-AdminGroup
        $null = New-AdminUser boss Administrators -GeneratePassword
        Set-OldPassword boss

        Set-AdminPasswordPolicy -MaxPasswordAge 90 -HardExpiry $true @quiet @warned | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'LastAdministrator,*'
        (Get-AdminPasswordPolicy).IsDefault | Should -BeTrue

        $policy = Set-AdminPasswordPolicy -MaxPasswordAge 90 -HardExpiry $true -Force @warned
        $policy.HardExpiry | Should -BeTrue
        "$warnings" | Should -Match 'cannot sign in to the console until an administrator sets a new password'
    }

    It 'changes the policy if an administrator remains who can sign in' {
        $null = New-AdminGroup
        $null = New-AdminUser boss, deputy Administrators -GeneratePassword
        Set-OldPassword boss

        (Set-AdminPasswordPolicy -MaxPasswordAge 90 -HardExpiry $true @warned).Outcome | Should -Be 'Updated'
    }

    It 'does not end the console access of the caller without -Force' {
        $null = New-AdminGroup
        $boss = New-AdminUser boss, deputy Administrators -GeneratePassword -ProgrammaticAccess
        Set-OldPassword boss
        $null = $boss[0] | Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl

        Set-AdminPasswordPolicy -MaxPasswordAge 90 -HardExpiry $true @quiet @warned | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'CallerLockout,*'
    }
}
