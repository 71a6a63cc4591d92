BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    Import-Module (Join-Path $PSScriptRoot 'IdentityDirectory.psm1')
    $center = @{
        Account = 'Prod=111122223333', 'Test=444455556666'; CallRate = 0; AssignmentDuration = [timespan]'00:00:00.05'
    }
    $names = @{ GivenName = 'A'; FamilyName = 'B' }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Unlock-AdminIdentityUser' {
    BeforeEach {
        $null = Start-AdminSandbox @center
        $path = Join-Path $TestDrive "$(New-Guid).json"
        $lock = @{ Path = $path; Confirm = $false; WarningAction = 'SilentlyContinue' }
        $quiet = @{
            ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems'
            WarningAction = 'SilentlyContinue'; WarningVariable = 'warnings'
        }
        $groups = New-AdminIdentityGroup Ops, Audit
        $alice = New-AdminIdentityUser alice Ops, Audit @names
        $bob = New-AdminIdentityUser bob Ops @names
    }

    It 'restores groups and assignments by name, and then has nothing left' -Skip:$noCli {
        Add-SandboxAssignment $alice Admins 111122223333
        $null = Lock-AdminIdentityUser alice, bob @lock

        $unlocked = Unlock-AdminIdentityUser alice -Path $path

        $unlocked.Outcome | Should -Be Unlocked
        $unlocked.GroupName | Should -Be Audit, Ops
        $unlocked.Assignment | Should -Be 'Admins in 111122223333'
        (Get-AdminIdentityGroup -UserName alice).GroupName | Should -Be Audit, Ops
        Get-SandboxAssignment $alice | Should -Be 'Admins 111122223333'
        (Unlock-AdminIdentityUser alice -Path $path).Outcome | Should -Be Unchanged
        (Get-Content -Raw $path | ConvertFrom-Json).Users.UserName | Should -Be bob
    }

    It 'restores all users of a file, those of a pattern, and a renamed user' {
        $null = Lock-AdminIdentityUser alice, bob @lock
        (Unlock-AdminIdentityUser a* -Path $path).UserName | Should -Be alice
        $null = Lock-AdminIdentityUser alice @lock
        (Unlock-AdminIdentityUser -Path $path).UserName | Should -Be alice, bob
        $null = Lock-AdminIdentityUser alice, bob @lock
        ('bob' | Unlock-AdminIdentityUser -Path $path).UserName | Should -Be bob
        ('UserName', 'alice' | ConvertFrom-Csv | Unlock-AdminIdentityUser -Path $path).UserName | Should -Be alice
        (Get-AdminIdentityGroupMember Ops).UserName | Should -Be alice, bob

        $null = Lock-AdminIdentityUser alice @lock
        $null = Set-AdminIdentityUser alice -NewUserName alicia
        (Unlock-AdminIdentityUser alicia -Path $path).Outcome | Should -Be Unlocked
        (Get-AdminIdentityGroup -UserName alicia).GroupName | Should -Be Audit, Ops
    }

    It 'restores with the object alone' {
        $locked = Lock-AdminIdentityUser alice @lock
        Remove-Item -LiteralPath $path

        ($locked | Unlock-AdminIdentityUser).Outcome | Should -Be Unlocked
        (Get-AdminIdentityGroup -UserName alice).GroupName | Should -Be Audit, Ops
        ($locked | Unlock-AdminIdentityUser).Outcome | Should -Be Unchanged
        Test-Path $path | Should -BeFalse
    }

    It 'uses a file in the current location by default' {
        Push-Location $TestDrive
        $null = Lock-AdminIdentityUser alice -Confirm:$false 3> $null
        Test-Path AdminIdentityLock.json | Should -BeTrue
        (Unlock-AdminIdentityUser alice).Outcome | Should -Be Unlocked
        Remove-Item AdminIdentityLock.json
        Unlock-AdminIdentityUser alice @quiet
        Pop-Location
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'LockFileNotFound,*'
    }

    It 'names what was deleted in the meantime and cannot be restored' -Skip:$noCli {
        Add-SandboxAssignment $alice Gone 111122223333
        Add-SandboxAssignment $alice Admins 111122223333
        $null = Lock-AdminIdentityUser alice @lock
        Remove-AdminIdentityGroup Audit -Confirm:$false
        $null = Invoke-AwsCli sso-admin delete-permission-set --instance-arn (Get-AdminIdentityCenter).InstanceArn `
            --permission-set-arn (Get-AdminPermissionSet Gone).PermissionSetArn

        $unlocked = Unlock-AdminIdentityUser alice -Path $path @quiet

        $unlocked.Outcome | Should -Be Unlocked
        $unlocked.GroupName | Should -Be Ops
        $unlocked.Assignment | Should -Be 'Admins in 111122223333'
        $problems | Should -BeNullOrEmpty
        $warnings | Should -HaveCount 2
        "$warnings" | Should -Match "the group 'Audit' was deleted"
        "$warnings" | Should -Match "the permission set 'Gone' was deleted"
        (Get-Content -Raw $path | ConvertFrom-Json).Users | Should -BeNullOrEmpty
    }

    It 'shows with -WhatIf what would be restored, and keeps the file' {
        $null = Lock-AdminIdentityUser alice @lock
        $before = Get-Content -Raw $path

        (Unlock-AdminIdentityUser alice -Path $path -WhatIf).Outcome | Should -Be WhatIf

        Get-Content -Raw $path | Should -Be $before
        Get-AdminIdentityGroup -UserName alice | Should -BeNullOrEmpty
    }

    It 'reports users who do not exist, and a user who was deleted' {
        $null = Lock-AdminIdentityUser alice @lock
        Unlock-AdminIdentityUser nobody -Path $path @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'IdentityUserNotFound ObjectNotFound nobody'
        (Unlock-AdminIdentityUser bob -Path $path).Outcome | Should -Be Unchanged
    }
}
