BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    Import-Module (Join-Path $PSScriptRoot 'IdentityDirectory.psm1')
    $center = @{ Account = 'Prod=111122223333'; CallRate = 0 }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Set-AdminIdentityGroup' {
    BeforeEach {
        $null = Start-AdminSandbox @center
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $ops = New-AdminIdentityGroup Ops Operates
    }

    It 'renames a group and sets its description' {
        $group = Set-AdminIdentityGroup ops -NewGroupName 'Cloud Ops' -Description 'Operates all'

        $group.Outcome | Should -Be Updated
        $group.GroupName | Should -Be 'Cloud Ops'
        $group.GroupId | Should -Be $ops.GroupId
        $group.Change | Should -Be 'name: Ops -> Cloud Ops', 'description: Operates -> Operates all'
        (Get-AdminIdentityGroup).GroupName | Should -Be 'Cloud Ops'
        (Get-AdminIdentityGroup 'Cloud Ops').Description | Should -Be 'Operates all'
    }

    It 'changes the case of a name' {
        (Set-AdminIdentityGroup Ops -NewGroupName OPS).Outcome | Should -Be Updated
        (Get-AdminIdentityGroup).GroupName | Should -BeExactly OPS
    }

    It 'changes nothing that is already so, and nothing that is not specified' {
        (Set-AdminIdentityGroup Ops -Description Operates).Outcome | Should -Be Unchanged
        (Set-AdminIdentityGroup Ops -NewGroupName Ops).Outcome | Should -Be Unchanged
        ('GroupName,NewGroupName,Description', 'Ops,,' | ConvertFrom-Csv | Set-AdminIdentityGroup).Outcome |
            Should -Be Unchanged
        (Get-AdminIdentityGroup Ops | Set-AdminIdentityGroup).Outcome | Should -Be Unchanged
        (Get-AdminIdentityGroup Ops).Description | Should -Be Operates
    }

    It 'changes the groups of rows by ID or name, and continues after an error' {
        $null = New-AdminIdentityGroup Audit
        $rows = 'GroupName,NewGroupName,Description', "$($ops.GroupId),Operations,", 'Nothing,Other,', 'Audit,,Audits' |
            ConvertFrom-Csv
        $groups = $rows | Set-AdminIdentityGroup @quiet

        $groups.GroupName | Should -Be Operations, Audit
        $groups.Description | Should -Be Operates, Audits
        $problems | Format-Problem | Should -Be 'IdentityGroupNotFound ObjectNotFound Nothing'
        "$($problems[0])" | Should -BeLike 'Row 2: *'Nothing'*'
    }

    It 'refuses the name of another group and a reserved name' {
        $null = New-AdminIdentityGroup Audit
        Set-AdminIdentityGroup Ops -NewGroupName audit @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'IdentityGroupAlreadyExists ResourceExists audit'
        Set-AdminIdentityGroup Ops -NewGroupName Administrator @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'InvalidGroupName InvalidArgument Administrator'
    }

    It 'shows the changes with -WhatIf' {
        $group = Set-AdminIdentityGroup Ops -NewGroupName Other -WhatIf

        $group.Outcome | Should -Be WhatIf
        $group.Change | Should -Be 'name: Ops -> Other'
        (Get-AdminIdentityGroup).GroupName | Should -Be Ops
    }

    It 'changes a group of an external directory only with -Force' {
        $path = Join-Path $TestDrive 'state.json'
        $null = Start-AdminSandbox @center -Path $path
        $null = New-AdminIdentityGroup Staff, Local
        Restart-SandboxWithDirectory $path Staff @{ Account = $center.Account }

        Set-AdminIdentityGroup Staff -Description 'All staff' @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'ManagedExternally InvalidOperation Staff'
        Set-AdminIdentityGroup Staff -Description 'All staff' -WhatIf @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'ManagedExternally InvalidOperation Staff'
        (Get-AdminIdentityGroup | Set-AdminIdentityGroup -Description Text -Force).Outcome | Should -Be Updated, Updated
    }
}
