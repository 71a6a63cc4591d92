BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $null = Start-AdminSandbox
    $null = New-AdminGroup
    $null = New-AdminGroup Empty -Policy @()
    $null = 'alice', 'bob' | New-AdminUser -GroupName Administrators
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Get-AdminGroupMember' {
    It 'lists the members with their group' {
        $members = Get-AdminGroupMember administrators

        $members.UserName | Sort-Object | Should -Be 'alice', 'bob'
        $members[0].GroupName | Should -Be 'Administrators'
    }

    It 'returns nothing for a group without members' {
        Get-AdminGroupMember Empty | Should -BeNullOrEmpty
    }

    It 'accepts groups from the pipeline' {
        (Get-AdminGroup | Get-AdminGroupMember).UserName | Sort-Object | Should -Be 'alice', 'bob'
    }

    It 'suggests similar groups for an unknown one, and continues' {
        $members = 'Admins', 'Administrators' |
            Get-AdminGroupMember -ErrorAction SilentlyContinue -ErrorVariable problems

        $members.Count | Should -Be 2
        $problems | Format-Problem | Should -Be 'GroupNotFound ObjectNotFound Admins'
    }

    It 'refuses a name that IAM does not allow without a request' {
        $before = (Get-AdminSandbox).TotalCalls
        Get-AdminGroupMember 'two words' -ErrorAction SilentlyContinue -ErrorVariable problems

        $problems | Format-Problem | Should -Be 'InvalidGroupName InvalidArgument two words'
        (Get-AdminSandbox).TotalCalls | Should -Be $before
    }

    It 'lists members beyond the first page' {
        $null = Start-AdminSandbox
        $null = New-AdminGroup
        $null = 1..1050 | ForEach-Object { "user$_" } | New-AdminUser -GroupName Administrators -ThrottleLimit 32

        @(Get-AdminGroupMember Administrators).Count | Should -Be 1050
    }
}
