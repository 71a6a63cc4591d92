BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    Import-Module (Join-Path $PSScriptRoot 'IdentityDirectory.psm1')
    $center = @{
        Account = 'Prod=111122223333', 'Test=444455556666'; CallRate = 0; AssignmentDuration = '00:00:00.050'
    }
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $names = @{ GivenName = 'Ada'; FamilyName = 'Lovelace' }
    $ConfirmPreference = 'None'

    # The calls that change something, in their order.
    function Get-Change([hashtable] $Before) {
        $after = (Get-AdminSandbox).CallsByAction
        @($after.Keys.Where({ $after[$_] -ne $Before[$_] -and $_ -match '\.(Create|Delete|Update)' })) | Sort-Object
    }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Remove-AdminIdentityUser' {
    BeforeEach {
        $null = Start-AdminSandbox @center
        $null = New-AdminIdentityGroup Ops, Audit
        $null = New-AdminPermissionSet Admins -Policy AdministratorAccess
        $null = New-AdminPermissionSet Readers -Policy ReadOnlyAccess
        $null = 'ada', 'bob' | New-AdminIdentityUser @names -GroupName Ops, Audit
        $null = New-AdminAccountAssignment Admins -Account Prod, Test -UserName ada
        $null = New-AdminAccountAssignment Readers -Account Prod -UserName bob -GroupName Ops
    }

    It 'deletes the assignments of the user, the memberships and the user, and nothing else' {
        Remove-AdminIdentityUser ADA | Should -BeNullOrEmpty

        (Get-AdminIdentityUser).UserName | Should -Be bob
        (Get-AdminIdentityUser -GroupName Ops).UserName | Should -Be bob
        Get-AdminAccountAssignment -PermissionSetName Admins | Should -BeNullOrEmpty
        (Get-AdminAccountAssignment -PermissionSetName Readers).Count | Should -Be 2
        (Get-AdminIdentityGroup).Count | Should -Be 2
    }

    It 'lists with -WhatIf everything that goes, and deletes nothing' {
        $before = (Get-AdminSandbox).CallsByAction
        $text = Get-WhatIfText { Remove-AdminIdentityUser * -WhatIf }

        $text | Should -Match ('"Delete user; delete 2 assignments: Admins in 111122223333, Admins in 444455556666; ' +
            'remove from 2 groups: Audit, Ops" on target "ada"')
        $text | Should -Match '"Delete user; delete 1 assignment: Readers in 111122223333; .*" on target "bob"'
        Get-Change $before | Should -BeNullOrEmpty
    }

    It 'takes names, patterns, rows, IDs and objects, and names those that do not exist' {
        $null = 1..6 | ForEach-Object { "user$_" } | New-AdminIdentityUser @names
        $null = New-AdminAccountAssignment Readers -Account Test -UserName (1..6 | ForEach-Object { "user$_" })
        'user1', 'nobody' | Remove-AdminIdentityUser @quiet
        'User', 'user2' | ConvertFrom-Csv | Remove-AdminIdentityUser
        Remove-AdminIdentityUser (Get-AdminIdentityUser user3).UserId
        Get-AdminIdentityUser user4 | Remove-AdminIdentityUser
        Remove-AdminIdentityUser user*

        $problems | Format-Problem | Should -Be 'IdentityUserNotFound ObjectNotFound nobody'
        (Get-AdminIdentityUser).UserName | Sort-Object | Should -Be ada, bob
        Get-AdminAccountAssignment -Account Test -PermissionSetName Readers | Should -BeNullOrEmpty
    }

    It 'finds a renamed user by the ID of the object' {
        $ada = Get-AdminIdentityUser ada
        $null = Set-AdminIdentityUser ada -NewUserName king
        $null = New-AdminIdentityUser ada @names
        $ada | Remove-AdminIdentityUser

        (Get-AdminIdentityUser).UserName | Sort-Object | Should -Be ada, bob
    }

    It 'keeps the last user who can sign in to the management account, without -Force' {
        $null = New-AdminAccountAssignment Admins -Account 123456789012 -UserName ada, bob
        Remove-AdminIdentityUser * @quiet
        (Get-AdminIdentityUser).Count | Should -Be 1
        $problems.FullyQualifiedErrorId | Should -BeLike 'LastWayIn,*'
        Remove-AdminIdentityUser * -Force

        Get-AdminIdentityUser | Should -BeNullOrEmpty
        Get-AdminAccountAssignment -PermissionSetName Admins | Should -BeNullOrEmpty
    }

    It 'deletes everybody once although responses are lost, others change the same and AWS throttles' {
        $state = Join-Path $TestDrive "$(New-Guid).json"
        $null = Start-AdminSandbox -Path $state @center
        $null = New-AdminIdentityGroup Ops
        $null = New-AdminPermissionSet Admins -Policy AdministratorAccess
        $users = 1..12 | ForEach-Object { "user$_" } | New-AdminIdentityUser @names -GroupName Ops
        $null = New-AdminAccountAssignment Admins -Account Prod -UserName $users.UserName
        $null = Start-AdminSandbox -Path $state -CallRate 0 -AssignmentDuration 00:00:00.050 -DropAfter 0.1 `
            -TemporarilyUnmodifiable 0.1 -Throttle 0.1 -Seed 4

        Remove-AdminIdentityUser user* -ThrottleLimit 8 @quiet

        $problems | Should -BeNullOrEmpty
        $null = Start-AdminSandbox -Path $state -CallRate 0
        Get-AdminIdentityUser | Should -BeNullOrEmpty
        Get-AdminAccountAssignment -PermissionSetName Admins | Should -BeNullOrEmpty
        (Get-AdminIdentityGroup Ops).MemberCount | Should -Be 0
    }

    It 'deletes a user of an external directory only with -Force' {
        $state = Join-Path $TestDrive "$(New-Guid).json"
        $null = Start-AdminSandbox -Path $state @center
        $null = New-AdminIdentityUser ada @names
        Restart-SandboxWithDirectory $state ada

        Remove-AdminIdentityUser ada @quiet
        $problems | Format-Problem | Should -Be 'ManagedExternally InvalidOperation ada'
        Remove-AdminIdentityUser ada -Force
        Get-AdminIdentityUser | Should -BeNullOrEmpty
    }
}
