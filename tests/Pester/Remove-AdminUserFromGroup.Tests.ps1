BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Remove-AdminUserFromGroup' {
    BeforeEach {
        $null = Start-AdminSandbox
        $null = New-AdminGroup
        $null = New-AdminGroup Auditors -Policy SecurityAudit
        $null = 'alice', 'bob' | New-AdminUser -GroupName Administrators, Auditors
        $null = New-AdminUser carol
        $quiet = @{ Confirm = $false; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'uses the spelling of groups in the account' {
        (Remove-AdminUserFromGroup alice ADMINISTRATORS -PassThru -Confirm:$false).GroupName |
            Should -Be 'Administrators'

        (Get-AdminGroup -UserName alice).GroupName | Should -Be 'Auditors'
    }

    It 'removes a user from groups' -Skip:$noCli {
        Remove-AdminUserFromGroup alice Administrators, Auditors -Confirm:$false | Should -BeNullOrEmpty

        (Invoke-AwsCli iam list-groups-for-user --user-name alice).Groups | Should -BeNullOrEmpty
    }

    It 'accepts users from Get-AdminUser, and returns them with -PassThru' {
        $users = Get-AdminUser | Remove-AdminUserFromGroup -GroupName Auditors -PassThru -Confirm:$false

        $users.UserName | Should -Be 'alice', 'bob', 'carol'
        Get-AdminGroupMember Auditors | Should -BeNullOrEmpty
        (Get-AdminGroupMember Administrators).Count | Should -Be 2
    }

    It 'empties a group whose members come from the pipeline' {
        Get-AdminGroupMember Administrators | Remove-AdminUserFromGroup -Confirm:$false

        Get-AdminGroupMember Administrators | Should -BeNullOrEmpty
        (Get-AdminGroupMember Auditors).Count | Should -Be 2
    }

    It 'accepts a user who is not in the group' {
        Remove-AdminUserFromGroup carol Administrators @quiet

        $problems | Should -BeNullOrEmpty
    }

    It 'suggests similar names for an unknown user or group, and continues' {
        'alise', 'bob' | Remove-AdminUserFromGroup -GroupName Administrators @quiet
        $problems | Format-Problem | Should -Be 'UserNotFound ObjectNotFound alise'

        Remove-AdminUserFromGroup alice Auditor @quiet
        $problems | Format-Problem | Should -Be 'GroupNotFound ObjectNotFound Auditor'
        (Get-AdminGroupMember Administrators).UserName | Should -Be 'alice'
    }

    It 'changes nothing with -WhatIf' {
        Get-AdminGroupMember Administrators | Remove-AdminUserFromGroup -WhatIf

        (Get-AdminGroupMember Administrators).Count | Should -Be 2
    }
}
