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

    It 'uses the spelling of groups in the account, with one more call per run' {
        $before = (Get-AdminSandbox).TotalCalls
        $users = 'alice', 'bob', 'carol' |
            Add-AdminUserToGroup -GroupName administrators, AUDITORS, Administrators -PassThru

        $users.Count | Should -Be 3
        $users[2].GroupName | Should -Be 'Administrators', 'Auditors'
        (Get-AdminSandbox).TotalCalls - $before | Should -Be (3 * 2 + 1)
    }

    It 'adds a user to groups' -Skip:$noCli {
        Add-AdminUserToGroup alice Administrators, Auditors | Should -BeNullOrEmpty

        (Invoke-AwsCli iam list-groups-for-user --user-name alice).Groups.GroupName | Sort-Object |
            Should -Be 'Administrators', 'Auditors'
    }

    It 'accepts users from Get-AdminUser, and returns them with -PassThru' {
        $users = Get-AdminUser | Add-AdminUserToGroup -GroupName Administrators -PassThru

        $users.UserName | Should -Be 'alice', 'bob', 'carol'
        (Get-AdminGroupMember Administrators).Count | Should -Be 3
    }

    It 'accepts rows of a CSV' {
        'UserName,GroupName', 'alice,Administrators;Auditors', 'bob,Auditors' | ConvertFrom-Csv | Add-AdminUserToGroup

        (Get-AdminGroupMember Auditors).UserName | Sort-Object | Should -Be 'alice', 'bob'
        (Get-AdminGroupMember Administrators).UserName | Should -Be 'alice'
    }

    It 'accepts a user who is already in the group' {
        Add-AdminUserToGroup alice Administrators
        Add-AdminUserToGroup alice Administrators @quiet

        $problems | Should -BeNullOrEmpty
    }

    It 'suggests similar names for an unknown user or group, and continues' {
        'alise', 'bob' | Add-AdminUserToGroup -GroupName Administrators @quiet
        $problems | Format-Problem | Should -Be 'UserNotFound ObjectNotFound alise'
        "$problems" | Should -Match "'alice'"

        Add-AdminUserToGroup alice Auditor @quiet
        $problems | Format-Problem | Should -Be 'GroupNotFound ObjectNotFound Auditor'
        "$problems" | Should -Match "'Auditors'"
        (Get-AdminGroupMember Administrators).UserName | Should -Be 'bob'
    }

    It 'returns an error for a user who is already in ten groups' {
        1..10 | ForEach-Object { $null = New-AdminGroup "g$_" -Policy @(); Add-AdminUserToGroup alice "g$_" }
        Add-AdminUserToGroup alice Administrators @quiet

        $problems | Format-Problem | Should -Be 'QuotaExceeded LimitsExceeded alice'
    }

    It 'changes nothing with -WhatIf' {
        Get-AdminUser | Add-AdminUserToGroup -GroupName Administrators -WhatIf

        Get-AdminGroupMember Administrators | Should -BeNullOrEmpty
    }
}
