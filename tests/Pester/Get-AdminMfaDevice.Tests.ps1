BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
}

Describe 'Get-AdminMfaDevice' {
    BeforeAll {
        $null = Start-AdminSandbox
        $null = 'alice', 'bob', 'carol' | New-AdminUser
        $null = 'alice', 'bob' | New-AdminMfaDevice | Enable-AdminMfaDevice -FromSeed
        $null = New-AdminMfaDevice carol
    }

    AfterAll {
        Stop-AdminSandbox
        Disconnect-AdminAccount
    }

    It 'gets all virtual devices in one call' {
        $before = (Get-AdminSandbox).TotalCalls
        $devices = Get-AdminMfaDevice

        (Get-AdminSandbox).TotalCalls - $before | Should -Be 1
        $devices.DeviceName | Should -Be alice, bob, carol
        $devices.UserName | Should -Be alice, bob, $null
        $devices.Status | Should -Be Enabled, Enabled, Unassigned
        $devices | Where-Object Seed | Should -BeNullOrEmpty
    }

    It 'gets devices that are not assigned' {
        (Get-AdminMfaDevice -Unassigned).DeviceName | Should -Be carol
    }

    It 'gets the devices of users, by name, pattern and pipeline' {
        (Get-AdminMfaDevice alice).SerialNumber | Should -Be 'arn:aws:iam::123456789012:mfa/alice'
        (Get-AdminMfaDevice -UserName b*).UserName | Should -Be bob
        (Get-AdminUser | Get-AdminMfaDevice).UserName | Should -Be alice, bob
        Get-AdminMfaDevice carol | Should -BeNullOrEmpty
    }

    It 'suggests similar users for an unknown one' {
        Get-AdminMfaDevice alicia -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'UserNotFound,*'
        "$($failed[0])" | Should -Match "'alice'"
    }
}
