BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $null = Start-AdminSandbox -Account 'Prod=111122223333' -CallRate 0
    $null = New-AdminIdentityGroup Ops, Audit, Empty
    $null = 'zoe', 'alice' | New-AdminIdentityUser -GroupName Ops, Audit -GivenName A -FamilyName B
    $null = New-AdminIdentityUser bob Audit -GivenName A -FamilyName B
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Get-AdminIdentityGroupMember' {
    It 'gets the members in alphabetical order, with the group' {
        $members = Get-AdminIdentityGroupMember ops

        $members.UserName | Should -Be alice, zoe
        $members[0].GroupName | Should -BeExactly Ops
        $members[0].UserId | Should -Not -BeNullOrEmpty
        $members[0].UserStatus | Should -Be ENABLED
        Get-AdminIdentityGroupMember Empty | Should -BeNullOrEmpty
    }

    It 'gets the members of piped groups, names and rows' {
        $members = Get-AdminIdentityGroup | Get-AdminIdentityGroupMember

        $members | ForEach-Object { "$($_.GroupName) $($_.UserName)" } | Sort-Object |
            Should -Be 'Audit alice', 'Audit bob', 'Audit zoe', 'Ops alice', 'Ops zoe'
        ('Ops' | Get-AdminIdentityGroupMember).UserName | Should -Be alice, zoe
        ('Group', 'Ops' | ConvertFrom-Csv | Get-AdminIdentityGroupMember).UserName | Should -Be alice, zoe
    }

    It 'reports a group that does not exist, and continues' {
        $members = Get-AdminIdentityGroupMember Opps, Ops -ErrorAction SilentlyContinue -ErrorVariable problems

        $members.UserName | Should -Be alice, zoe
        $problems | Format-Problem | Should -Be 'IdentityGroupNotFound ObjectNotFound Opps'
    }

    It 'reads the members of a large group in few calls' {
        $null = New-AdminIdentityGroup Large
        $null = 1..30 | ForEach-Object { "user$_" } | New-AdminIdentityUser -GroupName Large -GivenName A -FamilyName B
        $before = (Get-AdminSandbox).TotalCalls

        (Get-AdminIdentityGroupMember Large).Count | Should -Be 30
        (Get-AdminSandbox).TotalCalls - $before | Should -BeLessOrEqual 4
    }
}
