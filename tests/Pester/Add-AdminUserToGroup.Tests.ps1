BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Add-AdminUserToGroup' {
    BeforeEach {
        $null = Start-AdminSandbox
        $null = New-AdminGroup
        $null = New-AdminGroup Auditors -Policy SecurityAudit
        $null = 'alice', 'bob', 'carol' | New-AdminUser
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'spells groups as the account does, with one more call a run' {
        $before = (Get-AdminSandbox).TotalCalls
        $users = 'alice', 'bob', 'carol' | Add-AdminUserToGroup -GroupName administrators, AUDITORS, Administrators -PassThru

        $users.Count | Should -Be 3
        $users[2].GroupName | Should -Be 'Administrators', 'Auditors'
        (Get-AdminSandbox).TotalCalls - $before | Should -Be (3 * 2 + 1)
    }

    It 'puts a user into groups' -Skip:$noCli {
        Add-AdminUserToGroup alice Administrators, Auditors | Should -BeNullOrEmpty

        (Invoke-AwsCli iam list-groups-for-user --user-name alice).Groups.GroupName | Sort-Object |
            Should -Be 'Administrators', 'Auditors'
    }

    It 'takes users from Get-AdminUser, and hands them on with -PassThru' {
        $users = Get-AdminUser | Add-AdminUserToGroup -GroupName Administrators -PassThru

        $users.UserName | Should -Be 'alice', 'bob', 'carol'
        (Get-AdminGroupMember Administrators).Count | Should -Be 3
    }

    It 'takes rows of a CSV' {
        'UserName,GroupName', 'alice,Administrators;Auditors', 'bob,Auditors' | ConvertFrom-Csv | Add-AdminUserToGroup

        (Get-AdminGroupMember Auditors).UserName | Sort-Object | Should -Be 'alice', 'bob'
        (Get-AdminGroupMember Administrators).UserName | Should -Be 'alice'
    }

    It 'takes a user who is in already' {
        Add-AdminUserToGroup alice Administrators
        Add-AdminUserToGroup alice Administrators @quiet

        $problems | Should -BeNullOrEmpty
    }

    It 'names those near to an unknown user or group, and goes on' {
        'alise', 'bob' | Add-AdminUserToGroup -GroupName Administrators @quiet
        $problems | Format-Problem | Should -Be 'UserNotFound ObjectNotFound alise'
        "$problems" | Should -Match "'alice'"

        Add-AdminUserToGroup alice Auditor @quiet
        $problems | Format-Problem | Should -Be 'GroupNotFound ObjectNotFound Auditor'
        "$problems" | Should -Match "'Auditors'"
        (Get-AdminGroupMember Administrators).UserName | Should -Be 'bob'
    }

    It 'says that a user is in ten groups already' {
        1..10 | ForEach-Object { $null = New-AdminGroup "g$_" -Policy @(); Add-AdminUserToGroup alice "g$_" }
        Add-AdminUserToGroup alice Administrators @quiet

        $problems | Format-Problem | Should -Be 'QuotaExceeded LimitsExceeded alice'
    }

    It 'changes nothing with -WhatIf' {
        Get-AdminUser | Add-AdminUserToGroup -GroupName Administrators -WhatIf

        Get-AdminGroupMember Administrators | Should -BeNullOrEmpty
    }
}
