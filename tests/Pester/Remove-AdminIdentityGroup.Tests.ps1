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

Describe 'Remove-AdminIdentityGroup' {
    BeforeEach {
        $null = Start-AdminSandbox @center
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems'; Confirm = $false }
    }

    It 'deletes a group, and leaves its members' {
        $null = New-AdminIdentityGroup Ops, Audit
        $null = New-AdminIdentityUser alice Ops @names

        Remove-AdminIdentityGroup ops -Confirm:$false | Should -BeNullOrEmpty

        (Get-AdminIdentityGroup).GroupName | Should -Be Audit
        (Get-AdminIdentityUser alice -Detailed).GroupName | Should -BeNullOrEmpty
    }

    It 'deletes groups by pattern, ID, object and row, and continues after an error' {
        $groups = New-AdminIdentityGroup Test1, Test2, 'Team [EU]', 'Team E', Ops, Audit, Row
        Remove-AdminIdentityGroup test* -Confirm:$false
        Remove-AdminIdentityGroup 'Team [EU]' -Confirm:$false
        (Get-AdminIdentityGroup).GroupName | Sort-Object | Should -Be Audit, Ops, Row, 'Team E'

        Remove-AdminIdentityGroup $groups[4].GroupId, Nothing @quiet
        $groups[5] | Remove-AdminIdentityGroup -Confirm:$false
        'GroupName', 'Row' | ConvertFrom-Csv | Remove-AdminIdentityGroup -Confirm:$false

        $problems | Format-Problem | Should -Be 'IdentityGroupNotFound ObjectNotFound Nothing'
        (Get-AdminIdentityGroup).GroupName | Should -Be 'Team E'
    }

    It 'deletes the assignments first, and none remains' -Skip:$noCli {
        $ops = New-AdminIdentityGroup Ops
        $alice = New-AdminIdentityUser alice Ops @names
        Add-SandboxAssignment $ops Admins 111122223333, 444455556666
        Add-SandboxAssignment $ops Readers 111122223333
        Add-SandboxAssignment $alice Readers 111122223333

        Remove-AdminIdentityGroup Ops -Confirm:$false

        Get-AdminIdentityGroup | Should -BeNullOrEmpty
        Get-SandboxAssignment $alice | Should -Be 'Readers 111122223333'
        $calls = (Get-AdminSandbox).CallsByAction
        $calls['SWBExternalService.DeleteAccountAssignment'] | Should -Be 3
    }

    It 'lists with -WhatIf what would go, and changes nothing' -Skip:$noCli {
        $ops = New-AdminIdentityGroup Ops
        $null = 'alice', 'bob' | New-AdminIdentityUser -GroupName Ops @names
        Add-SandboxAssignment $ops Admins 111122223333, 444455556666
        $url = (Get-AdminSandbox).EndpointUrl

        $shown = Invoke-ChildPowerShell -Script @"
            Import-Module `$module
            `$null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
            Remove-AdminIdentityGroup Ops -WhatIf
"@
        $text = "$($shown.Output)" -replace '\s+', ' '

        $text | Should -BeLike (
            '*"Delete group; delete 2 assignments: Admins in 111122223333, Admins in 444455556666; ' +
            'remove 2 members" on target "Ops"*')
        Get-SandboxAssignment $ops | Should -HaveCount 2
    }

    It 'keeps the last way into the management account without -Force' -Skip:$noCli {
        $ops, $other = New-AdminIdentityGroup Ops, Other
        $null = 'alice', 'bob' | New-AdminIdentityUser -GroupName Ops @names
        Add-SandboxAssignment $ops Admins 123456789012

        Remove-AdminIdentityGroup * @quiet
        $problems | Format-Problem | Should -Be 'LastWayIn InvalidOperation Ops'
        (Get-AdminIdentityGroup).GroupName | Should -Be Ops
        Remove-AdminIdentityUserFromGroup alice, bob Ops @quiet
        $problems | Format-Problem | Should -Be 'LastWayIn InvalidOperation bob'
        (Get-AdminIdentityGroupMember Ops).UserName | Should -Be bob
        $other | Should -Not -BeNullOrEmpty

        Remove-AdminIdentityGroup Ops -Force -Confirm:$false
        Get-AdminIdentityGroup | Should -BeNullOrEmpty
    }

    It 'deletes a group of an external directory only with -Force' {
        $path = Join-Path $TestDrive 'state.json'
        $null = Start-AdminSandbox @center -Path $path
        $null = New-AdminIdentityGroup Staff, Local
        Restart-SandboxWithDirectory $path Staff @{ Account = $center.Account }

        Remove-AdminIdentityGroup Staff, Local @quiet
        $problems | Format-Problem | Should -Be 'ManagedExternally InvalidOperation Staff'
        (Get-AdminIdentityGroup).GroupName | Should -Be Staff
        Remove-AdminIdentityGroup Staff -Force -Confirm:$false
        Get-AdminIdentityGroup | Should -BeNullOrEmpty
    }
}
