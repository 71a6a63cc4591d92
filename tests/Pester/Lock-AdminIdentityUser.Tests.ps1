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

Describe 'Lock-AdminIdentityUser' {
    BeforeEach {
        $null = Start-AdminSandbox @center
        $path = Join-Path $TestDrive "$(New-Guid).json"
        $lock = @{ Path = $path; Confirm = $false; WarningAction = 'SilentlyContinue'; WarningVariable = 'warnings' }
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $groups = New-AdminIdentityGroup Ops, Audit
        $alice = New-AdminIdentityUser alice Ops, Audit @names
        $bob = New-AdminIdentityUser bob Ops @names
    }

    It 'takes the groups and assignments of a user, and remembers them' -Skip:$noCli {
        Add-SandboxAssignment $alice Admins 111122223333, 444455556666
        Add-SandboxAssignment $groups[0] Readers 111122223333

        $locked = Lock-AdminIdentityUser ALICE @lock

        $locked.UserName | Should -Be alice
        $locked.Outcome | Should -Be Locked
        $locked.GroupName | Should -Be Audit, Ops
        $locked.Assignment | Should -Be 'Admins in 111122223333', 'Admins in 444455556666'
        $locked.Path | Should -Be $path
        $locked.LockDate | Should -Not -BeNullOrEmpty
        Get-AdminIdentityGroup -UserName alice | Should -BeNullOrEmpty
        Get-SandboxAssignment $alice | Should -BeNullOrEmpty
        Get-SandboxAssignment $groups[0] | Should -Be 'Readers 111122223333'
        (Get-AdminIdentityGroupMember Ops).UserName | Should -Be bob

        $file = Get-Content -Raw -LiteralPath $path | ConvertFrom-Json
        $file.Users.UserId | Should -Be $alice.UserId
        $file.Users.Groups.GroupId | Sort-Object | Should -Be ($groups.GroupId | Sort-Object)
        $file.Users.Assignments.AccountId | Should -Be 111122223333, 444455556666
        $warnings | Should -HaveCount 1
        "$warnings" | Should -Match 'aws:TokenIssueTime'
        "$warnings" | Should -Match 'Delete active sessions'
    }

    It 'warns once a run, writes one file, and continues after an error' {
        $locked = 'alice', 'nobody', 'bob' | Lock-AdminIdentityUser -Force @lock @quiet

        $locked.UserName | Should -Be alice, bob
        $problems | Format-Problem | Should -Be 'IdentityUserNotFound ObjectNotFound nobody'
        $warnings | Should -HaveCount 1
        (Get-Content -Raw $path | ConvertFrom-Json).Users.UserName | Should -Be alice, bob
    }

    It 'does not forget what an earlier lock removed' {
        $null = Lock-AdminIdentityUser alice @lock
        $again = Lock-AdminIdentityUser alice @lock
        $null = New-AdminIdentityGroup Later
        Add-AdminIdentityUserToGroup alice Later, Ops
        $third = Lock-AdminIdentityUser alice @lock

        $again.Outcome | Should -Be Unchanged
        $again.GroupName | Should -Be Audit, Ops
        $third.Outcome | Should -Be Locked
        $third.GroupName | Should -Be Audit, Ops, Later
        $third.LockDate | Should -Be $again.LockDate
        (Unlock-AdminIdentityUser alice -Path $path).GroupName | Sort-Object | Should -Be Audit, Later, Ops
    }

    It 'changes nothing with -WhatIf, and writes no file' {
        $planned = Lock-AdminIdentityUser * -Path $path -WhatIf

        $planned.UserName | Sort-Object | Should -Be alice, bob
        $planned.Outcome | Should -Be WhatIf, WhatIf
        $planned[0].LockDate | Should -BeNullOrEmpty
        Test-Path $path | Should -BeFalse
        (Get-AdminIdentityGroupMember Ops).UserName | Should -Be alice, bob
    }

    It 'does not change a user without access' {
        $null = New-AdminIdentityUser carol @names
        $locked = Lock-AdminIdentityUser carol @lock

        $locked.Outcome | Should -Be Unchanged
        $warnings | Should -BeNullOrEmpty
        (Unlock-AdminIdentityUser carol -Path $path).Outcome | Should -Be Unchanged
    }

    It 'removes nothing if the file cannot be written or is another one' {
        Set-Content -LiteralPath $path 'a,b'
        Lock-AdminIdentityUser alice @lock @quiet | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'LockFileUnreadable,*'
        Get-Content -LiteralPath $path | Should -Be 'a,b'

        $lock.Path = Join-Path $TestDrive 'missing/lock.json'
        Lock-AdminIdentityUser alice @lock @quiet | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'FolderNotFound,*'

        $lock.Path = Join-Path $TestDrive 'other.json'
        @{ Format = 'AdminIam identity locks 1'; IdentityStoreId = 'd-0123456789'; Users = @() } | ConvertTo-Json |
            Set-Content -LiteralPath $lock.Path
        Lock-AdminIdentityUser alice @lock @quiet | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'LockFileMismatch,*'
        (Get-AdminIdentityGroup -UserName alice).GroupName | Should -Be Audit, Ops
    }

    It 'keeps the last way into the management account without -Force' -Skip:$noCli {
        Add-SandboxAssignment $groups[0] Admins 123456789012
        $locked = Lock-AdminIdentityUser * @lock @quiet

        $locked.Outcome | Should -Be Locked
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'LastWayIn,*'
        (Get-AdminIdentityGroupMember Ops) | Should -HaveCount 1
        (Lock-AdminIdentityUser * -Force @lock).Outcome | Should -Contain Locked
        Get-AdminIdentityGroupMember Ops | Should -BeNullOrEmpty
    }

    It 'removes memberships of an external directory only with -Force' {
        $state = Join-Path $TestDrive "$(New-Guid).state.json"
        $null = Start-AdminSandbox @center -Path $state
        $null = New-AdminIdentityGroup Staff, Local
        $null = New-AdminIdentityUser member Staff @names
        $null = New-AdminIdentityUser synced Local @names
        Restart-SandboxWithDirectory $state Staff, synced @{ Account = $center.Account }

        Lock-AdminIdentityUser member, synced @lock @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem |
            Should -Be 'ManagedExternally InvalidOperation Staff', 'ManagedExternally InvalidOperation synced'
        (Lock-AdminIdentityUser member, synced -Force @lock).Outcome | Should -Be Locked, Locked
        Unlock-AdminIdentityUser member -Path $path @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'ManagedExternally InvalidOperation Staff'
        (Unlock-AdminIdentityUser member -Path $path -Force).Outcome | Should -Be Unlocked
    }

    It 'completes the lock when it is run again after calls failed' -Skip:$noCli {
        $state = Join-Path $TestDrive "$(New-Guid).state.json"
        $null = Start-AdminSandbox @center -Path $state
        $null = New-AdminIdentityGroup Ops, Audit
        $user = New-AdminIdentityUser alice Ops, Audit @names
        Add-SandboxAssignment $user Admins 111122223333, 444455556666
        Stop-AdminSandbox
        $null = Start-AdminSandbox @center -Path $state -DropAfter 0.2 -ServerError 0.1 -Throttle 0.1 -Seed 5

        $null = Lock-AdminIdentityUser alice @lock @quiet
        Stop-AdminSandbox
        $null = Start-AdminSandbox @center -Path $state
        $null = Lock-AdminIdentityUser alice @lock
        Get-AdminIdentityGroup -UserName alice | Should -BeNullOrEmpty
        Get-SandboxAssignment $user | Should -BeNullOrEmpty
        $restored = Unlock-AdminIdentityUser alice -Path $path

        $restored.GroupName | Sort-Object | Should -Be Audit, Ops
        Get-SandboxAssignment $user | Should -Be 'Admins 111122223333', 'Admins 444455556666'
    }
}
