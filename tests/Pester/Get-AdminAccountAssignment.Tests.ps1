BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $null = Start-AdminSandbox -Account Workloads/Prod=111122223333, Test=444455556666 -CallRate 0 `
        -AssignmentDuration 0:0:0.05
    $null = New-AdminPermissionSet Admins, Readers @()
    $null = New-AdminIdentityGroup Team, Gone
    $null = New-AdminIdentityUser alice, bob -GroupName Team -GivenName A -FamilyName B
    $null = New-AdminAccountAssignment Admins Prod, Test -GroupName Team
    $null = New-AdminAccountAssignment Readers Prod -UserName alice -GroupName Gone
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Get-AdminAccountAssignment' {
    BeforeEach {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    It 'lists all assignments with names' {
        $all = Get-AdminAccountAssignment

        $all | ForEach-Object { "$($_.AccountName) $($_.PermissionSetName) $($_.PrincipalType) $($_.PrincipalName)" } |
            Sort-Object | Should -Be @(
                'Prod Admins GROUP Team', 'Prod Readers GROUP Gone', 'Prod Readers USER alice'
                'Test Admins GROUP Team')
        $all.IsOrphaned | Sort-Object -Unique | Should -Be $false
        $all.Outcome | Where-Object { $_ } | Should -BeNullOrEmpty
    }

    It 'filters by account, permission set, user and group' {
        (Get-AdminAccountAssignment Test).AccountId | Should -Be 444455556666
        (Get-AdminAccountAssignment /Workloads).Count | Should -Be 3
        (Get-AdminAccountAssignment P*, Test -PermissionSetName Adm*).Count | Should -Be 2
        (Get-AdminAccountAssignment -UserName alice).PermissionSetName | Should -Be Readers
        (Get-AdminAccountAssignment -GroupName Team -Account Prod).AccountName | Should -Be Prod
        Get-AdminAccountAssignment -UserName bob | Should -BeNullOrEmpty
        Get-AdminAccountAssignment -PermissionSetName x* | Should -BeNullOrEmpty
    }

    It 'takes accounts, users and groups from the pipeline' {
        ('Test', 'Prod' | ForEach-Object { [pscustomobject]@{ Account = $_ } } | Get-AdminAccountAssignment).Count |
            Should -Be 4
        (Get-AdminIdentityUser alice -Detailed | Get-AdminAccountAssignment).PermissionSetName | Should -Be Readers
        (Get-AdminIdentityGroup Team | Get-AdminAccountAssignment).Count | Should -Be 2
    }

    It 'does not list everything for an object that names nothing' {
        Get-Item $PSScriptRoot | Get-AdminAccountAssignment @quiet | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InputNotRecognized*'
    }

    It 'suggests similar names' {
        Get-AdminAccountAssignment -PermissionSetName Reader @quiet | Should -BeNullOrEmpty
        "$($problems[0])" | Should -BeLike "*'Readers'*"
    }

    It 'reads few calls for one account or one set' {
        $before = (Get-AdminSandbox).TotalCalls
        $null = Get-AdminAccountAssignment 444455556666 -PermissionSetName Admins
        (Get-AdminSandbox).TotalCalls - $before | Should -BeLessOrEqual 6
    }
}
