BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    Import-Module (Join-Path $PSScriptRoot 'IdentityDirectory.psm1')
    $path = Join-Path $TestDrive 'state.json'
    $center = @{ Account = 'Prod=111122223333'; CallRate = 0 }
    $null = Start-AdminSandbox @center -Path $path
    $null = New-AdminIdentityGroup Administrators, Auditors, 'Team [EU]', 'Team E', Staff
    Restart-SandboxWithDirectory $path Staff @{ Account = $center.Account }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Get-AdminIdentityGroup' {
    BeforeEach {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    It 'gets all groups, and those of a pattern in any case' {
        (Get-AdminIdentityGroup).GroupName | Sort-Object |
            Should -Be Administrators, Auditors, Staff, 'Team [EU]', 'Team E'
        (Get-AdminIdentityGroup a*).GroupName | Sort-Object | Should -Be Administrators, Auditors
        Get-AdminIdentityGroup x* | Should -BeNullOrEmpty
    }

    It 'gets a group by name in any case, by ID and from the pipeline' {
        $group = Get-AdminIdentityGroup administrators

        $group.GroupName | Should -BeExactly Administrators
        $group.MemberCount | Should -Be 0
        (Get-AdminIdentityGroup $group.GroupId).GroupName | Should -Be Administrators
        ($group | Get-AdminIdentityGroup).GroupId | Should -Be $group.GroupId
        ('GroupName', 'auditors' | ConvertFrom-Csv | Get-AdminIdentityGroup).GroupName | Should -Be Auditors
    }

    It 'finds a name with brackets, which is also a pattern' {
        (Get-AdminIdentityGroup 'Team [EU]').GroupName | Sort-Object | Should -Be 'Team [EU]', 'Team E'
    }

    It 'suggests similar names for one that does not exist, and continues' {
        (Get-AdminIdentityGroup Auditor, Staff @quiet).GroupName | Should -Be Staff

        $problems | Format-Problem | Should -Be 'IdentityGroupNotFound ObjectNotFound Auditor'
        $problems[0].Exception.Message | Should -BeLike "*Did you mean 'Auditors'*"
    }

    It 'shows which groups an external directory owns' {
        $staff = Get-AdminIdentityGroup Staff
        $staff.IsExternal | Should -BeTrue
        $staff.ExternalIssuer | Should -Be 'https://scim.example.com'
        (Get-AdminIdentityGroup | Where-Object IsExternal).GroupName | Should -Be Staff
    }

    It 'reads many groups page by page' {
        $null = Start-AdminSandbox @center
        $null = 1..101 | ForEach-Object { "Group $_" } | New-AdminIdentityGroup
        (Get-AdminIdentityGroup).Count | Should -Be 101
        (Get-AdminSandbox).CallsByAction['AWSIdentityStore.ListGroups'] | Should -Be 2
        $null = Get-AdminIdentityGroup | Select-Object -First 1
        (Get-AdminSandbox).CallsByAction['AWSIdentityStore.ListGroups'] | Should -Be 3
    }
}
