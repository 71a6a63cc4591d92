BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')

    function Assert-Program([string] $Name) {
        if (-not (Get-Command $Name -CommandType Application -ErrorAction Ignore)) {
            Set-ItResult -Skipped -Because "$Name is not installed"
        }
    }

    # zbar is independent of the code that draws. It reads images, so the characters are converted to modules.
    function Read-DrawnCode([string[]] $Line) {
        $light = @{ [char] 0x2588 = 0, 0; [char] 0x2580 = 0, 1; [char] 0x2584 = 1, 0; [char] ' ' = 1, 1 }
        $scale = 4
        $rows = foreach ($text in $Line) {
            foreach ($half in 0, 1) {
                $row = $text.ToCharArray().ForEach({ ,$light[$_][$half] * $scale }) -join ' '
                , $row * $scale
            }
        }
        $file = Join-Path $TestDrive 'drawn.pbm'
        Set-Content -LiteralPath $file -Value (@('P1', "$($Line[0].Length * $scale) $($rows.Count)") + $rows)
        zbarimg --quiet --raw $file 2> $null
    }

    function Get-Uri($Device) {
        "otpauth://totp/$($Device.DeviceName)@123456789012?secret=$(ConvertFrom-SecureString $Device.Seed -AsPlainText)"
    }
}

Describe 'New-AdminMfaDevice' {
    BeforeEach {
        $null = Start-AdminSandbox
        'alice', 'bob' | New-AdminUser | Out-Null
    }

    AfterEach {
        Stop-AdminSandbox
        Disconnect-AdminAccount
    }

    It 'creates a device with the user''s name and its seed as SecureString' -Skip:(-not (Test-AwsCli)) {
        $device = New-AdminMfaDevice alice

        $device.UserName, $device.DeviceName, $device.Status, $device.Outcome |
            Should -Be alice, alice, Unassigned, Created
        $device.SerialNumber | Should -Be 'arn:aws:iam::123456789012:mfa/alice'
        $device.Seed | Should -BeOfType securestring
        (Invoke-AwsCli iam list-virtual-mfa-devices).VirtualMFADevices.SerialNumber | Should -Be $device.SerialNumber
    }

    It 'displays a QR code that a scanner reads as the otpauth URI' {
        Assert-Program zbarimg
        $device = New-AdminMfaDevice alice -ShowQrCode -InformationVariable said 6> $null

        $drawn = "$($said -join "`n")" -split "`n" | Where-Object { $_ -match '^[\u2588\u2580\u2584 ]+$' }
        $drawn.Length | Sort-Object -Unique | Should -HaveCount 1
        $drawn[0].Length | Should -BeLessOrEqual 60
        Read-DrawnCode $drawn | Should -BeExactly (Get-Uri $device)
    }

    It 'displays it in a terminal by default' {
        Assert-Program zbarimg
        Assert-Program script
        $code = "Import-Module '$PSScriptRoot/../../AdminIam.psd1'; `$null = Start-AdminSandbox
            `$null = New-AdminUser alice
            `$device = New-AdminMfaDevice alice; 'seed=' + (ConvertFrom-SecureString `$device.Seed -AsPlainText)"
        $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($code))
        $text = script --quiet --return `
            --command "$(Get-PowerShellCommand) -NoProfile -EncodedCommand $encoded" /dev/null
        $plain = $text -replace '\e\[[0-9;?]*[a-zA-Z]' -replace '\e[=>]' -replace "`r"

        $drawn = $plain | Where-Object { $_ -match '^[\u2588\u2580\u2584 ]{20,}$' }
        $seed = ($plain | Select-String 'seed=(\w+)').Matches.Groups[1].Value
        Read-DrawnCode $drawn | Should -BeExactly "otpauth://totp/alice@123456789012?secret=$seed"
    }

    It 'displays nothing in redirected output, and never displays the seed' {
        $file = Join-Path $TestDrive 'seed'
        $run = Invoke-ChildPowerShell -Environment @{ SEED_FILE = $file } -Script '
            Import-Module $module; $null = Start-AdminSandbox; $null = New-AdminUser alice
            $device = New-AdminMfaDevice alice -Verbose -Debug
            $device; $device | Format-List *; "$device"
            Set-Content -LiteralPath $env:SEED_FILE (ConvertFrom-SecureString $device.Seed -AsPlainText) -NoNewline'
        $seed = Get-Content -Raw -LiteralPath $file
        $run.Output | Should -Match 'Unassigned'
        $run.Output | Should -Not -Match '[\u2588\u2580\u2584]'
        $run.Output, $run.Error | Should -Not -Match $seed
    }

    It 'writes an image that only its owner can read' {
        Assert-Program zbarimg
        $file = Join-Path $TestDrive 'alice.png'
        $device = New-AdminMfaDevice alice -QrCodePath $file

        $device.QrCodePath | Should -Be $file
        zbarimg --quiet --raw $file 2> $null | Should -BeExactly (Get-Uri $device)
        if (-not $IsWindows) {
            (Get-Item $file).UnixFileMode | Should -Be 'UserWrite, UserRead'
        }
    }

    It 'writes images for several users to a folder' {
        $existing = (New-Item -ItemType Directory (Join-Path $TestDrive codes)).FullName
        $missing = Join-Path $TestDrive 'new/codes'
        foreach ($folder in $existing, $missing) {
            $devices = Get-AdminUser | New-AdminMfaDevice -QrCodePath $folder

            $devices.UserName | Should -Be alice, bob
            (Get-ChildItem $folder).Name | Should -Be alice.png, bob.png
            $devices | Remove-AdminMfaDevice -Confirm:$false
        }
    }

    It 'creates nothing if the image cannot be written' {
        $file = Join-Path $TestDrive 'there.png'
        Set-Content $file x
        New-AdminMfaDevice alice -QrCodePath $file -ErrorVariable failed -ErrorAction SilentlyContinue
        New-AdminMfaDevice alice -QrCodePath (Join-Path $TestDrive 'no/such/a.png') -ErrorVariable +failed `
            -ErrorAction SilentlyContinue

        $failed.FullyQualifiedErrorId -replace ',.*' | Should -Be FileExists, FolderNotFound
        Get-AdminMfaDevice | Should -BeNullOrEmpty
    }

    It 'creates nothing with -WhatIf, and returns a placeholder' {
        $enabled = New-AdminMfaDevice alice -WhatIf | Enable-AdminMfaDevice -FromSeed -WhatIf

        $enabled.UserName, $enabled.Outcome | Should -Be alice, WhatIf
        Get-AdminMfaDevice | Should -BeNullOrEmpty
    }

    It 'refuses a name in use, and replaces an unassigned device with -Force' {
        $first = New-AdminMfaDevice alice
        New-AdminMfaDevice alice -ErrorVariable failed -ErrorAction SilentlyContinue
        $second = New-AdminMfaDevice alice -Force

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'MfaDeviceAlreadyExists,*'
        $failed[0].ErrorDetails.RecommendedAction | Should -Match '-Force'
        Get-Uri $second | Should -Not -Be (Get-Uri $first)
        ($second | Enable-AdminMfaDevice -FromSeed).Status | Should -Be Enabled
    }

    It 'creates one device for a user who is named twice, with one warning' {
        'twin1', 'twin2' | New-AdminUser | Out-Null
        $devices = 'twin1', 'TWIN1', 'twin2', 'twin1' |
            New-AdminMfaDevice -WarningVariable warnings -WarningAction SilentlyContinue -ErrorVariable problems

        $devices.UserName | Should -Be 'twin1', 'twin2'
        $problems | Should -BeNullOrEmpty
        "$warnings" | Should -BeLike "2 rows repeat *: row 2 repeats row 1 ('TWIN1'), row 4 repeats row 1 ('twin1')."
    }

    It 'refuses one device name for two users' {
        'one1', 'one2' | New-AdminUser | Out-Null
        'one1', 'one2' | New-AdminMfaDevice -DeviceName shared -ErrorVariable problems -ErrorAction SilentlyContinue |
            ForEach-Object UserName | Should -Be 'one1'

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'MfaDeviceAlreadyExists,*'
    }

    It 'never replaces a device in use, even with -Force' {
        $null = New-AdminMfaDevice alice | Enable-AdminMfaDevice -FromSeed
        New-AdminMfaDevice alice -Force -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'MfaDeviceAlreadyExists,*'
        (Get-AdminMfaDevice).Status | Should -Be Enabled
    }

    It 'refuses a ninth device before it is created' {
        $null = 1..8 |
            ForEach-Object { New-AdminMfaDevice alice -DeviceName "alice-$_" | Enable-AdminMfaDevice -FromSeed }
        New-AdminMfaDevice alice -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'QuotaExceeded,*'
        "$($failed[0])" | Should -Match '8 MFA devices'
        @(Get-AdminMfaDevice).Count | Should -Be 8
    }

    It 'suggests similar users for an unknown one, and continues' {
        $device = 'alicia', 'bob' | New-AdminMfaDevice -ErrorVariable failed -ErrorAction SilentlyContinue

        $device.UserName | Should -Be bob
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'UserNotFound,*'
        "$($failed[0])" | Should -Match "'alice'"
    }

    It 'leaves no device whose seed is unknown if responses are lost' {
        Stop-AdminSandbox
        $null = Start-AdminSandbox -DropAfter 0.3 -Seed 7
        $null = 1..6 | ForEach-Object { "u$_" } | New-AdminUser -Ensure
        $devices = 1..6 | ForEach-Object { "u$_" } | New-AdminMfaDevice

        $devices.Count | Should -Be 6
        ($devices | Enable-AdminMfaDevice -FromSeed).Status | Select-Object -Unique | Should -Be Enabled
    }
}
