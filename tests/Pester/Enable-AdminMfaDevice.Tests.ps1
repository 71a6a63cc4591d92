BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')

    # The code of a device some half minutes from now.
    function Get-Code($Device, [int] $Later) {
        Get-MfaCode (ConvertFrom-SecureString $Device.Seed -AsPlainText) ((Get-MfaStep) + $Later)
    }
}

Describe 'Enable-AdminMfaDevice' {
    BeforeEach {
        $null = Start-AdminSandbox
        'alice', 'bob' | New-AdminUser | Out-Null
    }

    AfterEach {
        Stop-AdminSandbox
        Disconnect-AdminAccount
    }

    It 'enables a device with two codes' -Skip:(-not (Test-AwsCli)) {
        $made = New-AdminMfaDevice alice
        $device = Enable-AdminMfaDevice alice (Get-Code $made 0) (Get-Code $made 1)

        $device.UserName, $device.Status, $device.Outcome | Should -Be alice, Enabled, Updated
        $device.EnableDate | Should -Not -BeNullOrEmpty
        (Invoke-AwsCli iam list-mfa-devices --user-name alice).MFADevices.SerialNumber | Should -Be $made.SerialNumber
    }

    It 'accepts both codes in one list' {
        $made = New-AdminMfaDevice alice -DeviceName phone
        $device = $made | Enable-AdminMfaDevice -Code (Get-Code $made 0), (Get-Code $made 1)

        $device.DeviceName, $device.Status | Should -Be phone, Enabled
    }

    It 'keeps the leading zeros of codes that PowerShell parses as numbers' {
        $made = New-AdminMfaDevice alice
        $device = $made | Enable-AdminMfaDevice -Code ([int] (Get-Code $made 0)), ([int] (Get-Code $made 1))

        $device.Status | Should -Be Enabled
    }

    It 'computes the codes from the seed of the devices piped in' {
        $devices = Get-AdminUser | New-AdminMfaDevice | Enable-AdminMfaDevice -FromSeed

        $devices.UserName | Should -Be alice, bob
        $devices.Status | Should -Be Enabled, Enabled
    }

    It 'refuses swapped codes' {
        $made = New-AdminMfaDevice alice
        Enable-AdminMfaDevice alice (Get-Code $made 1) (Get-Code $made 0) -ErrorVariable failed `
            -ErrorAction SilentlyContinue

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidMfaCode,*'
        $failed[0].CategoryInfo.Category | Should -Be InvalidArgument
        $failed[0].TargetObject | Should -Be alice
        (Get-AdminMfaDevice).Status | Should -Be Unassigned
    }

    It 'refuses <Why>' -ForEach @(
        @{ Why = 'wrong codes'; Codes = '000000', '000001' }
        @{ Why = 'the same code twice'; Codes = '123456', '123456' }
        @{ Why = 'five digits'; Codes = '12345', '123456' }
        @{ Why = 'letters'; Codes = '12345a', '123456' }
        @{ Why = 'three codes'; Codes = '123456', '123457', '123458' }
    ) {
        $null = New-AdminMfaDevice alice
        Enable-AdminMfaDevice alice -Code $Codes -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidMfaCode,*'
    }

    It 'accepts an enabled device with -Ensure only' {
        $made = New-AdminMfaDevice alice
        $null = $made | Enable-AdminMfaDevice -FromSeed
        ($made | Enable-AdminMfaDevice -FromSeed -Ensure).Outcome | Should -Be Unchanged

        $made | Enable-AdminMfaDevice -FromSeed -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'MfaDeviceInUse,*'
    }

    It 'refuses a ninth device' {
        $ninth = New-AdminMfaDevice alice
        $null = 1..8 |
            ForEach-Object { New-AdminMfaDevice alice -DeviceName "alice-$_" | Enable-AdminMfaDevice -FromSeed }
        $ninth | Enable-AdminMfaDevice -FromSeed -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'QuotaExceeded,*'
    }

    It 'suggests similar devices and users for an unknown one' {
        $null = New-AdminMfaDevice alice -DeviceName alices
        Enable-AdminMfaDevice alice 123456 654321 -ErrorVariable failed -ErrorAction SilentlyContinue
        Enable-AdminMfaDevice alicia 123456 654321 -ErrorVariable +failed -ErrorAction SilentlyContinue

        $failed.FullyQualifiedErrorId -replace ',.*' | Should -Be MfaDeviceNotFound, UserNotFound
        "$($failed[0])" | Should -Match 'mfa/alices'
        "$($failed[1])" | Should -Match "'alice'"
    }

    It 'enables nothing with -WhatIf' {
        (New-AdminMfaDevice alice | Enable-AdminMfaDevice -FromSeed -WhatIf).Outcome | Should -Be WhatIf

        (Get-AdminMfaDevice).Status | Should -Be Unassigned
    }
}
