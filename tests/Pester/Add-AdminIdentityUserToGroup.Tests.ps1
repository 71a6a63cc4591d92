BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    Import-Module (Join-Path $PSScriptRoot 'IdentityDirectory.psm1')
    $center = @{ Account = 'Prod=111122223333'; CallRate = 0 }
    $names = @{ GivenName = 'A'; FamilyName = 'B' }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Add-AdminIdentityUserToGroup' {
    BeforeEach {
        $null = Start-AdminSandbox @center
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $users = 'alice', 'anna', 'bob' | New-AdminIdentityUser @names
        $groups = New-AdminIdentityGroup Ops, Audit
    }

    It 'adds a user to groups, and changes nothing again' {
        Add-AdminIdentityUserToGroup ALICE ops | Should -BeNullOrEmpty
        $added = Add-AdminIdentityUserToGroup alice Ops, Audit -PassThru
        $again = Add-AdminIdentityUserToGroup alice Ops, Audit -PassThru

        $added.UserName | Should -Be alice
        $added.GroupName | Should -Be Ops, Audit
        $added.Outcome | Should -Be Updated
        $added.Change | Should -Be 'group: Audit'
        $again.Outcome | Should -Be Unchanged
        (Get-AdminIdentityGroup -UserName alice).GroupName | Should -Be Audit, Ops
        (Get-AdminIdentityGroup Ops).MemberCount | Should -Be 1
    }

    It 'adds users by pattern, ID, object and row' {
        Add-AdminIdentityUserToGroup a* Ops
        (Get-AdminIdentityGroupMember Ops).UserName | Should -Be alice, anna

        Add-AdminIdentityUserToGroup $users[2].UserId $groups[0].GroupId
        (Get-AdminIdentityGroupMember Ops).UserName | Should -Be alice, anna, bob

        $users[1] | Add-AdminIdentityUserToGroup -GroupName $groups[1]
        'UserName,GroupName', 'bob,Audit;Ops' | ConvertFrom-Csv | Add-AdminIdentityUserToGroup
        (Get-AdminIdentityGroupMember Audit).UserName | Should -Be anna, bob
    }

    It 'changes nothing for a user if a group does not exist, and continues' {
        $rows = 'UserName,GroupName', 'alice,Ops;Opps', 'nobody,Ops', 'bob,Ops' | ConvertFrom-Csv
        $added = $rows | Add-AdminIdentityUserToGroup -PassThru @quiet

        $added.UserName | Should -Be bob
        $problems | Format-Problem |
            Should -Be 'IdentityGroupNotFound ObjectNotFound Opps', 'IdentityUserNotFound ObjectNotFound nobody'
        "$($problems[1])" | Should -BeLike "Row 2: *'nobody'*"
        (Get-AdminIdentityGroupMember Ops).UserName | Should -Be bob
    }

    It 'shows with -WhatIf what would be added, and reports unknown names' {
        Add-AdminIdentityUserToGroup alice, nobody Ops -WhatIf @quiet | Should -BeNullOrEmpty

        $problems | Format-Problem | Should -Be 'IdentityUserNotFound ObjectNotFound nobody'
        Get-AdminIdentityGroupMember Ops | Should -BeNullOrEmpty
    }

    It 'refuses groups of IAM' {
        $null = New-AdminGroup Ops -Policy @()
        { Add-AdminIdentityUserToGroup alice (Get-AdminGroup Ops) } | Should -Throw -ErrorId 'WrongService,*'
        Get-AdminIdentityGroupMember Ops | Should -BeNullOrEmpty
    }

    It 'adds every user once if responses are lost' {
        $path = Join-Path $TestDrive 'lost.json'
        $null = Start-AdminSandbox @center -Path $path
        $null = 1..10 | ForEach-Object { "user$_" } | New-AdminIdentityUser @names
        $null = New-AdminIdentityGroup Ops
        Stop-AdminSandbox
        $null = Start-AdminSandbox @center -Path $path -DropAfter 0.3 -ServerError 0.1 -Throttle 0.1 -Seed 7

        $added = Get-AdminIdentityUser user* | Add-AdminIdentityUserToGroup -GroupName Ops -PassThru @quiet

        $problems | Should -BeNullOrEmpty
        $added.Outcome | Select-Object -Unique | Should -Be Updated
        (Get-AdminIdentityGroupMember Ops).Count | Should -Be 10
    }

    It 'changes the members of a group of an external directory only with -Force' {
        $path = Join-Path $TestDrive 'state.json'
        $null = Start-AdminSandbox @center -Path $path
        $null = New-AdminIdentityGroup Staff, Local
        $null = 'alice', 'synced' | New-AdminIdentityUser @names
        Restart-SandboxWithDirectory $path Staff, synced @{ Account = $center.Account }

        Add-AdminIdentityUserToGroup alice Local, Staff @quiet
        $problems | Format-Problem | Should -Be 'ManagedExternally InvalidOperation Staff'
        Get-AdminIdentityGroup -UserName alice | Should -BeNullOrEmpty
        Add-AdminIdentityUserToGroup synced Local
        Add-AdminIdentityUserToGroup alice Staff -Force
        (Get-AdminIdentityGroupMember Local).UserName | Should -Be synced
        (Get-AdminIdentityGroupMember Staff).UserName | Should -Be alice
    }
}
