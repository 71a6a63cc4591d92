BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Remove-AdminMfaDevice' {
    BeforeEach {
        $null = Start-AdminSandbox
        'alice', 'bob' | New-AdminUser | Out-Null
        'alice', 'bob' | New-AdminMfaDevice | Enable-AdminMfaDevice -FromSeed | Out-Null
    }

    AfterEach {
        Stop-AdminSandbox
        Disconnect-AdminAccount
    }

    It 'deactivates and deletes the device of a user' -Skip:(-not (Test-AwsCli)) {
        Remove-AdminMfaDevice alice -Confirm:$false

        (Invoke-AwsCli iam list-mfa-devices --user-name alice).MFADevices | Should -BeNullOrEmpty
        (Invoke-AwsCli iam list-virtual-mfa-devices).VirtualMFADevices.SerialNumber |
            Should -Be 'arn:aws:iam::123456789012:mfa/bob'
    }

    It 'removes devices from Get-AdminMfaDevice' {
        $null = New-AdminMfaDevice alice -DeviceName spare
        Get-AdminMfaDevice | Remove-AdminMfaDevice -Confirm:$false

        Get-AdminMfaDevice | Should -BeNullOrEmpty
    }

    It 'removes devices of users from Get-AdminUser' {
        Get-AdminUser | Remove-AdminMfaDevice -Confirm:$false

        Get-AdminMfaDevice | Should -BeNullOrEmpty
    }

    It 'removes a device that was never enabled' {
        $null = New-AdminUser carol
        $null = New-AdminMfaDevice carol
        Remove-AdminMfaDevice carol -Confirm:$false

        Get-AdminMfaDevice -Unassigned | Should -BeNullOrEmpty
    }

    It 'requires the serial number of one of several devices' {
        $second = New-AdminMfaDevice alice -DeviceName second | Enable-AdminMfaDevice -FromSeed
        Remove-AdminMfaDevice alice -Confirm:$false -ErrorVariable failed -ErrorAction SilentlyContinue
        Remove-AdminMfaDevice alice -SerialNumber $second.SerialNumber -Confirm:$false

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'AmbiguousMfaDevice,*'
        (Get-AdminMfaDevice alice).DeviceName | Should -Be alice
    }

    It 'removes nothing with -WhatIf' {
        Get-AdminMfaDevice | Remove-AdminMfaDevice -WhatIf

        @(Get-AdminMfaDevice).Count | Should -Be 2
    }

    It 'returns an error for what does not exist, and suggests similar names' {
        Remove-AdminMfaDevice -SerialNumber 'arn:aws:iam::123456789012:mfa/alcie' -Confirm:$false `
            -ErrorVariable failed -ErrorAction SilentlyContinue
        Remove-AdminMfaDevice alcie -Confirm:$false -ErrorVariable +failed -ErrorAction SilentlyContinue
        $null = New-AdminUser carol
        Remove-AdminMfaDevice carol -Confirm:$false -ErrorVariable +failed -ErrorAction SilentlyContinue

        $failed.FullyQualifiedErrorId -replace ',.*' | Should -Be MfaDeviceNotFound, UserNotFound, MfaDeviceNotFound
        "$($failed[0])" | Should -Match 'mfa/alice'
        "$($failed[1])" | Should -Match "'alice'"
    }
}
