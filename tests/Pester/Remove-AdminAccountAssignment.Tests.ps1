BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $center = @{
        Account = 'Prod=111122223333', 'Test=444455556666'; CallRate = 0; AssignmentDuration = '0:0:0.05'
    }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Remove-AdminAccountAssignment' {
    BeforeEach {
        $path = Join-Path $TestDrive "$(New-Guid).json"
        $null = Start-AdminSandbox @center -Path $path
        $null = New-AdminPermissionSet Admins, Readers @()
        $null = New-AdminIdentityGroup Team, Boss
        $null = New-AdminIdentityUser alice, bob -GroupName Team -GivenName A -FamilyName B
        $null = New-AdminAccountAssignment Admins, Readers Prod, Test -GroupName Team -UserName alice
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems'; Confirm = $false }
    }

    It 'removes an assignment and waits' {
        Remove-AdminAccountAssignment Admins Prod -GroupName Team @quiet | Should -BeNullOrEmpty

        $problems | Should -BeNullOrEmpty
        (Get-AdminAccountAssignment -GroupName Team).Count | Should -Be 3
        Remove-AdminAccountAssignment Admins Prod -GroupName Team -Confirm:$false -ErrorAction Stop
    }

    It 'removes what Get-AdminAccountAssignment returns, also from a CSV' {
        Get-AdminAccountAssignment -UserName alice | Remove-AdminAccountAssignment @quiet
        Get-AdminAccountAssignment Test | ConvertTo-Csv | ConvertFrom-Csv |
            Remove-AdminAccountAssignment @quiet -WarningVariable warned

        $problems | Should -BeNullOrEmpty
        $warned | Should -BeNullOrEmpty
        (Get-AdminAccountAssignment).AccountName | Sort-Object -Unique | Should -Be Prod
        (Get-AdminAccountAssignment).Count | Should -Be 2
    }

    It 'expands wildcards to what exists' {
        $text = Get-WhatIfText { Remove-AdminAccountAssignment * * -GroupName Team -WhatIf }
        $text | Should -BeLike "*Delete the assignment of 'Admins' to the group 'Team'*Prod (111122223333)*"

        Remove-AdminAccountAssignment * * -GroupName Team, Boss @quiet
        $problems | Should -BeNullOrEmpty
        (Get-AdminAccountAssignment).PrincipalType | Sort-Object -Unique | Should -Be USER
    }

    It 'protects the last way into the management account' {
        $null = New-AdminAccountAssignment Admins 123456789012 -GroupName Team

        Remove-AdminAccountAssignment Admins 123456789012 -GroupName Team @quiet
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'LastWayIn*'
        (Get-AdminAccountAssignment 123456789012).PrincipalName | Should -Be Team

        Remove-AdminAccountAssignment Admins 123456789012 -GroupName Team -Force @quiet
        Get-AdminAccountAssignment 123456789012 | Should -BeNullOrEmpty
    }

    It 'removes the assignments of a deleted group' {
        $null = New-AdminAccountAssignment Admins Test -GroupName Boss
        Stop-AdminSandbox
        $state = Get-Content -Raw -LiteralPath $path | ConvertFrom-Json -AsHashtable
        $state.identityStore.groups = @($state.identityStore.groups.Where({ $_.attributes.DisplayName -ne 'Boss' }))
        $state | ConvertTo-Json -Depth 20 | Set-Content -LiteralPath $path
        $null = Start-AdminSandbox @center -Path $path

        $orphans = Get-AdminAccountAssignment -Orphaned
        $orphans | Remove-AdminAccountAssignment @quiet

        @($orphans).Count | Should -Be 1
        $orphans.IsOrphaned | Should -BeTrue
        $orphans.PrincipalName | Should -BeNullOrEmpty
        $orphans.PrincipalId | Should -Not -BeNullOrEmpty
        $problems | Should -BeNullOrEmpty
        Get-AdminAccountAssignment -Orphaned | Should -BeNullOrEmpty
    }

    It 'requires a user or a group' {
        Remove-AdminAccountAssignment Admins Prod @quiet
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'MissingValue*'
    }
}
