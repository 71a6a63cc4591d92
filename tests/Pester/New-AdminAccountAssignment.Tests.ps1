BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $center = @{
        Account = 'Workloads/Live/Prod=111122223333', 'Workloads/Test=444455556666', 'Audit=777788889999',
            'Twin=222233334444', 'Twin=333344445555'
        CallRate = 0
        AssignmentDuration = [timespan]::FromMilliseconds(50)
    }

    function Get-CallCount([string] $Operation) {
        [int] (Get-AdminSandbox).CallsByAction["SWBExternalService.$Operation"]
    }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'New-AdminAccountAssignment' {
    BeforeEach {
        $null = Start-AdminSandbox @center
        $null = New-AdminPermissionSet Admins, Readers @()
        $null = New-AdminIdentityGroup Team, Auditors
        $null = New-AdminIdentityUser alice, bob -GivenName A -FamilyName B
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems'; WarningAction = 'SilentlyContinue' }
    }

    It 'assigns every permission set to every user and group in every account, and waits' {
        $created = New-AdminAccountAssignment Admins, Readers -Account Prod, 444455556666 -GroupName team -UserName bob

        $created.Count | Should -Be 8
        $created.Outcome | Sort-Object -Unique | Should -Be Created
        $created.Status | Sort-Object -Unique | Should -Be SUCCEEDED
        $created.RequestId | Should -Not -BeNullOrEmpty
        $created[0].AccountName | Should -Be Prod
        $created[0].PrincipalName | Should -BeExactly bob
        $created[1].PrincipalType | Should -Be GROUP
        (Get-AdminAccountAssignment).Count | Should -Be 8
    }

    It 'sends no request for what exists with -Ensure, and reads each account and set once' {
        $null = New-AdminAccountAssignment Admins Prod -GroupName Team, Auditors
        $sent = Get-CallCount CreateAccountAssignment
        $read = Get-CallCount ListAccountAssignments

        $again = New-AdminAccountAssignment Admins Prod -GroupName Team, Auditors -UserName alice -Ensure

        $again.Outcome | Should -Be Created, Unchanged, Unchanged
        Get-CallCount CreateAccountAssignment | Should -Be ($sent + 1)
        Get-CallCount ListAccountAssignments | Should -Be ($read + 1)
    }

    It 'reports what exists without -Ensure, also if it is named twice' {
        $null = New-AdminAccountAssignment Admins Prod -GroupName Team

        $created = New-AdminAccountAssignment Admins Prod, Audit -GroupName Team @quiet
        $twice = @(@{ PermissionSetName = 'Readers'; Account = 'Audit'; GroupName = 'Team' }) * 2 |
            New-AdminAccountAssignment @quiet

        $created.AccountName | Should -Be Audit
        @($twice).Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'AssignmentAlreadyExists*'
        "$($problems[0])" | Should -BeLike "*'Readers' is already assigned to the group 'Team' in the account Audit*"
    }

    It 'selects accounts by pattern and organizational unit' {
        (New-AdminAccountAssignment Admins A* -GroupName Team).AccountName | Should -Be Audit
        (New-AdminAccountAssignment Admins /Workloads -GroupName Team).AccountName | Should -Be Test
        (New-AdminAccountAssignment Admins /Workloads/* -GroupName Auditors).AccountName | Should -Be Prod, Test
        New-AdminAccountAssignment Admins x* -GroupName Team -WarningVariable warned @quiet | Should -BeNullOrEmpty
        "$warned" | Should -BeLike "*'x`*' selects no active account*"
    }

    It 'reads rows, and errors have their number' {
        $rows = @'
PermissionSetName,Account,GroupName,UserName
Admins,Prod;Audit,Team,
Readers,Prod,,alice
Readers,Nowhere,Team,
Readers,Prod,Team,alice
Readers,Prod,,
'@ | ConvertFrom-Csv
        $created = $rows | New-AdminAccountAssignment @quiet

        $created.Count | Should -Be 3
        $problems.FullyQualifiedErrorId | ForEach-Object { $_ -replace ',.*' } |
            Should -Be AccountNotFound, AmbiguousPrincipal, MissingValue
        "$($problems[0])" | Should -BeLike 'Row 3*Nowhere*'
        "$($problems[1])" | Should -BeLike 'Row 4*'
    }

    It 'takes users, groups and accounts from the pipeline' {
        $null = Set-AdminIdentityUser alice -Title Boss
        $alice = New-AdminIdentityUser carol Team -GivenName A -FamilyName B
        ($alice | New-AdminAccountAssignment Admins Prod).PrincipalName | Should -Be carol
        (Get-AdminIdentityGroup Team | New-AdminAccountAssignment Admins Prod).PrincipalName | Should -Be Team
        ('Prod', 'Audit' | New-AdminAccountAssignment Readers -GroupName Team).AccountName | Should -Be Prod, Audit
    }

    It 'lists the assignments with -WhatIf' {
        $null = New-AdminAccountAssignment Admins Prod -GroupName Team

        $text = Get-WhatIfText { New-AdminAccountAssignment Admins Prod, Audit -GroupName Team -Ensure -WhatIf }
        $planned = New-AdminAccountAssignment Admins Prod, Audit -GroupName Team -Ensure -WhatIf 6> $null

        $text | Should -BeLike "*Assign 'Admins' to the group 'Team'*Audit (777788889999)*"
        $planned.Outcome | Should -Be Unchanged, WhatIf
        (Get-AdminAccountAssignment).Count | Should -Be 1
    }

    It 'does not wait with -NoWait' {
        $null = Start-AdminSandbox -Account Prod=111122223333 -AssignmentDuration 0:1:0
        $null = New-AdminPermissionSet Admins @()
        $null = New-AdminIdentityGroup Team

        $sent = New-AdminAccountAssignment Admins Prod -GroupName Team -NoWait -WarningVariable warned

        $sent.Outcome | Should -Be InProgress
        $sent.Status | Should -Be IN_PROGRESS
        $warned | Should -BeNullOrEmpty
    }

    It 'passes on the reason if AWS cannot complete a request, for that account' {
        $policy = New-AdminPolicy Deploy -Document `
            '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}'
        $null = New-AdminPermissionSet Deployers -CustomerManagedPolicy $policy.PolicyName

        $results = New-AdminAccountAssignment Deployers 123456789012, Prod -GroupName Team @quiet

        $results.Outcome | Should -Be Created, Incomplete
        $results[1].AccountName | Should -Be Prod
        $results[1].FailureReason | Should -BeLike 'Policy*Deploy does not exist*'
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'AssignmentFailed*'
        "$($problems[0])" | Should -BeLike "*'Deployers' to the group 'Team' in the account Prod (1111*): Policy*"
        "$($problems[0].ErrorDetails.RecommendedAction)" | Should -BeLike '*customer managed policy*'
    }

    It 'creates nothing twice under faults and with another administrator at work' {
        $null = Start-AdminSandbox @center -DropAfter 0.05 -DropBefore 0.05 -ServerError 0.05 -Seed 7 -Throttle 0.05
        1..4 | ForEach-Object { $null = New-AdminPermissionSet "Set$_" @() -Ensure }
        $null = New-AdminIdentityGroup Team, Auditors -Ensure

        $sets = 1..4 | ForEach-Object { "Set$_" }
        $created = New-AdminAccountAssignment $sets * -GroupName Team, Auditors
        $again = New-AdminAccountAssignment $sets * -GroupName Team, Auditors -Ensure

        $created.Count | Should -Be 48
        $created.Outcome | Sort-Object -Unique | Should -Be Created
        $again.Outcome | Sort-Object -Unique | Should -Be Unchanged
        (Get-AdminAccountAssignment).Count | Should -Be 48
    }
}
