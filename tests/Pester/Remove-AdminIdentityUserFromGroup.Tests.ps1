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

Describe 'Remove-AdminIdentityUserFromGroup' {
    BeforeEach {
        $null = Start-AdminSandbox @center
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems'; Confirm = $false }
        $null = New-AdminIdentityGroup Ops, Audit
        $null = 'alice', 'anna', 'bob' | New-AdminIdentityUser -GroupName Ops @names
    }

    It 'removes a user from groups, and changes nothing again' {
        Remove-AdminIdentityUserFromGroup bob Ops -Confirm:$false | Should -BeNullOrEmpty
        $removed = Remove-AdminIdentityUserFromGroup ALICE ops, Audit -PassThru -Confirm:$false
        $again = Remove-AdminIdentityUserFromGroup alice Ops -PassThru -Confirm:$false

        $removed.UserName | Should -Be alice
        $removed.Outcome | Should -Be Updated
        $removed.Change | Should -Be 'group removed: Ops'
        $again.Outcome | Should -Be Unchanged
        (Get-AdminIdentityGroupMember Ops).UserName | Should -Be anna
        (Get-AdminIdentityUser).UserName.Count | Should -Be 3
    }

    It 'removes the members of a group and the users of a pattern' {
        Remove-AdminIdentityUserFromGroup a* Ops -Confirm:$false
        (Get-AdminIdentityGroupMember Ops).UserName | Should -Be bob
        Get-AdminIdentityGroupMember Ops | Remove-AdminIdentityUserFromGroup -Confirm:$false
        Get-AdminIdentityGroupMember Ops | Should -BeNullOrEmpty
    }

    It 'reports users and groups that do not exist, and continues' {
        Remove-AdminIdentityUserFromGroup alice, nobody, bob Ops @quiet
        $problems | Format-Problem | Should -Be 'IdentityUserNotFound ObjectNotFound nobody'
        Remove-AdminIdentityUserFromGroup anna Opps @quiet
        $problems | Format-Problem | Should -Be 'IdentityGroupNotFound ObjectNotFound Opps'
        (Get-AdminIdentityGroupMember Ops).UserName | Should -Be anna
    }

    It 'changes nothing with -WhatIf' {
        Remove-AdminIdentityUserFromGroup * Ops -WhatIf
        (Get-AdminIdentityGroupMember Ops).Count | Should -Be 3
    }

    It 'changes the members of a group of an external directory only with -Force' {
        $path = Join-Path $TestDrive 'state.json'
        $null = Start-AdminSandbox @center -Path $path
        $null = New-AdminIdentityGroup Staff
        $null = New-AdminIdentityUser alice Staff @names
        Restart-SandboxWithDirectory $path Staff @{ Account = $center.Account }

        Remove-AdminIdentityUserFromGroup alice Staff @quiet
        $problems | Format-Problem | Should -Be 'ManagedExternally InvalidOperation Staff'
        (Get-AdminIdentityGroupMember Staff).UserName | Should -Be alice
        Remove-AdminIdentityUserFromGroup alice Staff -Force -Confirm:$false
        Get-AdminIdentityGroupMember Staff | Should -BeNullOrEmpty
    }
}
