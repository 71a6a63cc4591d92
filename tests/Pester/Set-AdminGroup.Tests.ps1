BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Set-AdminGroup' {
    BeforeEach {
        $null = Start-AdminSandbox
        $null = New-AdminGroup
        $null = New-AdminGroup Auditors -Policy SecurityAudit
        $null = New-AdminUser alice Administrators
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'renames a group and changes its path, and keeps members and policies' -Skip:$noCli {
        $group = Set-AdminGroup Administrators -NewGroupName Owners -NewPath /own/

        $group.Outcome | Should -Be 'Updated'
        $group.Change | Should -Be 'name: Administrators -> Owners', 'path: / -> /own/'
        $found = Invoke-AwsCli iam get-group --group-name Owners
        $found.Group.Arn | Should -Be 'arn:aws:iam::123456789012:group/own/Owners'
        $group.Arn | Should -Be $found.Group.Arn
        $found.Users.UserName | Should -Be 'alice'
        $group.Policy | Should -Be 'AdministratorAccess'
    }

    It 'accepts groups from Get-AdminGroup, and does not change what is correct' {
        $null = Get-AdminGroup | Set-AdminGroup -NewPath /x/

        (Get-AdminGroup | Set-AdminGroup -NewPath /x/).Outcome | Should -Be 'Unchanged', 'Unchanged'
    }

    It 'refuses a name in use' {
        Set-AdminGroup Administrators -NewGroupName auditors @quiet | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'GroupAlreadyExists,*'
    }

    It 'suggests similar groups for an unknown one' {
        Set-AdminGroup Administrator -NewPath /x/ @quiet

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'GroupNotFound,*'
        "$($problems[0])" | Should -BeLike "*'Administrators'*"
    }

    It 'changes nothing with -WhatIf' {
        $group = Set-AdminGroup Administrators -NewGroupName Owners -NewPath /owners/ -WhatIf

        $group.GroupName, $group.Path, $group.Outcome | Should -Be 'Administrators', '/', 'WhatIf'
        $group.Policy | Should -Be 'AdministratorAccess'
        (Get-AdminGroup).GroupName | Should -Be 'Administrators', 'Auditors'
    }
}
