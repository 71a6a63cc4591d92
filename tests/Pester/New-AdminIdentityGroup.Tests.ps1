BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    Import-Module (Join-Path $PSScriptRoot 'IdentityDirectory.psm1')
    $center = @{ Account = 'Prod=111122223333'; CallRate = 0 }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'New-AdminIdentityGroup' {
    BeforeEach {
        $null = Start-AdminSandbox @center
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    It 'creates a group with a description' {
        $group = New-AdminIdentityGroup 'Cloud Operations' 'Operates production'

        $group.GroupName | Should -Be 'Cloud Operations'
        $group.Description | Should -Be 'Operates production'
        $group.Outcome | Should -BeExactly Created
        $group.GroupId | Should -Match '^[0-9a-f-]{36,47}$'
        $group.CreateDate | Should -Not -BeNullOrEmpty
        $group.CreatedBy | Should -Not -BeNullOrEmpty
        $group.IsExternal | Should -BeFalse
        (Get-AdminIdentityGroup 'cloud operations').Description | Should -Be 'Operates production'
    }

    It 'creates one group for every row of a CSV, name and object' {
        $rows = 'Group Name,Description', 'Ops,Operates', 'Audit,' | ConvertFrom-Csv | New-AdminIdentityGroup
        $names = 'one', 'two' | New-AdminIdentityGroup
        $null = New-AdminGroup Billing -Policy @()
        $copied = Get-AdminGroup Billing | Select-Object GroupName | New-AdminIdentityGroup

        $rows.GroupName | Should -Be Ops, Audit
        $rows.Description | Should -Be Operates, $null
        $names.GroupName | Should -Be one, two
        $copied.GroupName | Should -Be Billing
        (Get-AdminIdentityGroup).Count | Should -Be 5
    }

    It 'refuses a group that exists, whatever the case of its name, and continues' {
        $null = New-AdminIdentityGroup Ops
        $groups = 'GroupName', 'OPS', 'Audit' | ConvertFrom-Csv | New-AdminIdentityGroup @quiet

        $groups.GroupName | Should -Be Audit
        $problems | Format-Problem | Should -Be 'IdentityGroupAlreadyExists ResourceExists OPS'
        "$($problems[0])" | Should -BeLike "Row 1: *'OPS'*already exists*"
        $problems[0].ErrorDetails.RecommendedAction | Should -Match '-Ensure'
    }

    It 'changes only what differs with -Ensure' {
        (New-AdminIdentityGroup Ops Operates -Ensure).Outcome | Should -Be Created
        (New-AdminIdentityGroup ops Operates -Ensure).Outcome | Should -Be Unchanged
        (New-AdminIdentityGroup ops -Ensure).Outcome | Should -Be Unchanged
        $updated = New-AdminIdentityGroup ops 'Operates all' -Ensure

        $updated.Outcome | Should -Be Updated
        $updated.GroupName | Should -BeExactly Ops
        $updated.Change | Should -Be 'description: Operates -> Operates all'
        (Get-AdminIdentityGroup Ops).Description | Should -Be 'Operates all'
    }

    It 'shows with -WhatIf what would be created or changed, and does nothing' {
        $new = New-AdminIdentityGroup Ops Operates -WhatIf
        $ensured = New-AdminIdentityGroup Ops Operates -Ensure -WhatIf
        Get-AdminIdentityGroup | Should -BeNullOrEmpty
        $null = New-AdminIdentityGroup Ops Operates
        $changed = New-AdminIdentityGroup Ops Audits -Ensure -WhatIf

        $new.Outcome, $ensured.Outcome, $changed.Outcome | Should -Be WhatIf, WhatIf, WhatIf
        $new.Description | Should -Be Operates
        $changed.Change | Should -Be 'description: Operates -> Audits'
        (Get-AdminIdentityGroup Ops).Description | Should -Be Operates
    }

    It 'refuses before a call what IAM Identity Center does not allow: <Case>' -ForEach @(
        @{ Case = 'a reserved name'; Name = 'administrator'; Text = '*reserves*' }
        @{ Case = 'the other reserved name'; Name = 'AWSAdministrators'; Text = '*reserves*' }
        @{ Case = 'a long name'; Name = 'x' * 1025; Text = '*1025 characters*' }
        @{ Case = 'an invisible character'; Name = "a$([char]0x200B)b"; Text = '*<U+200B>*' }
    ) {
        $null = Get-AdminIdentityCenter
        $before = (Get-AdminSandbox).TotalCalls
        New-AdminIdentityGroup $Name @quiet | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidGroupName,*'
        $problems[0].Exception.Message | Should -BeLike $Text
        (Get-AdminSandbox).TotalCalls | Should -Be $before
        (New-AdminIdentityGroup ('y' * 1024)).Outcome | Should -Be Created
    }

    It 'refuses a description that is too long or has invisible characters' {
        New-AdminIdentityGroup a ('x' * 1025) @quiet | Should -BeNullOrEmpty
        New-AdminIdentityGroup b "x$([char]7)" @quiet | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidDescription,*'
        (New-AdminIdentityGroup c ('x' * 1024)).Outcome | Should -Be Created
    }

    It 'creates every group once if responses are lost' {
        $null = Start-AdminSandbox @center -DropAfter 0.3 -ServerError 0.1 -Throttle 0.1 -Seed 7
        $groups = 1..8 | ForEach-Object { "Team $_" } | New-AdminIdentityGroup @quiet

        $problems | Should -BeNullOrEmpty
        $groups.Outcome | Select-Object -Unique | Should -Be Created
        (Get-AdminIdentityGroup).Count | Should -Be 8
    }

    It 'changes a group of an external directory only with -Force' {
        $path = Join-Path $TestDrive 'state.json'
        $null = Start-AdminSandbox @center -Path $path
        $null = New-AdminIdentityGroup Staff, Local
        Restart-SandboxWithDirectory $path Staff @{ Account = $center.Account }

        (New-AdminIdentityGroup Staff -Ensure).Outcome | Should -Be Unchanged
        New-AdminIdentityGroup Staff 'All staff' -Ensure @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'ManagedExternally InvalidOperation Staff'
        $problems[0].Exception.Message | Should -BeLike '*https://scim.example.com*'
        (New-AdminIdentityGroup Local Text -Ensure).Outcome | Should -Be Updated
        (New-AdminIdentityGroup Staff 'All staff' -Ensure -Force).Outcome | Should -Be Updated
    }

    It 'ends with one error where there is no instance' {
        $null = Start-AdminSandbox
        { 'a', 'b' | New-AdminIdentityGroup } | Should -Throw -ErrorId 'IdentityCenterNotFound,*'
    }
}
