<#
Random failures of AWS and the network while people, groups, permission sets and assignments are created: throttling,
errors, connections that are closed before and after processing, resources that are not visible yet. What the commands
returned is compared with the state of the sandbox. ADMINIAM_CHAOS_PEOPLE extends the test (300 people have 20 groups,
10 permission sets and 200 assignments), and ADMINIAM_CHAOS_SEED selects other failures.
#>
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    $count = if ($env:ADMINIAM_CHAOS_PEOPLE) { [int] $env:ADMINIAM_CHAOS_PEOPLE } else { 30 }
    $seed = if ($env:ADMINIAM_CHAOS_SEED) { [int] $env:ADMINIAM_CHAOS_SEED } else { 1 }
    $teams = 1..([Math]::Max(2, $count / 15)) | ForEach-Object { "Team$_" }
    $roles = 1..([Math]::Max(2, $count / 30)) | ForEach-Object { "Role$_" }
    $accounts = 0..9 | ForEach-Object { "Workloads/App$_=11112222333$_" }
    $rows = 1..$count | ForEach-Object {
        [pscustomobject] @{
            UserName = "user$_"; GivenName = 'Person'; FamilyName = "No $_"; Email = "user$_@example.com"
            GroupName = $teams[$_ % $teams.Count]
        }
    }
    $state = Join-Path $TestDrive 'state.json'
    $null = Start-AdminSandbox -Path $state -Account $accounts -AssignmentDuration 0:0:0.2 -Seed $seed -Throttle 0.10 `
        -ServerError 0.03 -DropBefore 0.03 -DropAfter 0.03 -VisibilityDelay 0:0:1

    $created = @{
        Group = @($teams | New-AdminIdentityGroup -ErrorVariable groupErrors)
        User = @($rows | New-AdminIdentityUser -ThrottleLimit 32 -ErrorVariable userErrors)
        Role = @($roles | New-AdminPermissionSet -Policy ReadOnlyAccess, AdministratorAccess -ErrorVariable roleErrors)
        Assignment = @(
            for ($i = 0; $i -lt $teams.Count; $i++) {
                New-AdminAccountAssignment -PermissionSetName $roles[$i % $roles.Count] -GroupName $teams[$i] `
                    -Account /Workloads -ErrorVariable +assignmentErrors
            }
        )
    }
    $problems = @($groupErrors; $userErrors; $roleErrors; $assignmentErrors).Where({ $_ })
    $faults = (Invoke-RestMethod "$((Get-AdminSandbox).EndpointUrl)_sandbox/stats").faults
    Stop-AdminSandbox
    $saved = Get-Content -Raw -LiteralPath $state | ConvertFrom-Json
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'People, permission sets and assignments under failures' {
    It 'reports everything as created, in the order of the input, and no error' {
        "$problems" | Should -BeNullOrEmpty
        $created.Group.GroupName | Should -Be $teams
        $created.User.UserName | Should -Be $rows.UserName
        $created.Role.PermissionSetName | Should -Be $roles
        $created.Assignment | Should -HaveCount (10 * $teams.Count)
        $created.Values.ForEach({ $_.Outcome }) | Sort-Object -Unique | Should -Be Created
    }
    It 'had failures to overcome' {
        $faults | Should -BeGreaterThan ($count / 2)
    }

    It 'created every person once, with the attributes and the group of the row' {
        $users = $saved.identityStore.users
        $users.attributes.UserName | Sort-Object | Should -Be ($rows.UserName | Sort-Object)
        $groupOf = @{}
        $saved.identityStore.groups.ForEach({ $groupOf[$_.id] = $_.attributes.DisplayName })
        $teamOf = @{}
        $saved.identityStore.memberships.ForEach({ $teamOf[$_.userId] += @($groupOf[$_.groupId]) })
        foreach ($row in $rows) {
            $user = $users | Where-Object { $_.attributes.UserName -eq $row.UserName }
            $user.attributes.DisplayName | Should -Be "$($row.GivenName) $($row.FamilyName)"
            $user.attributes.Emails.Value | Should -Be $row.Email
            $teamOf[$user.id] | Should -Be $row.GroupName
            ($created.User | Where-Object UserName -EQ $row.UserName).UserId | Should -Be $user.id
        }
        $saved.identityStore.memberships | Should -HaveCount $count
    }

    It 'created every group and every permission set once, with its policies' {
        $saved.identityStore.groups.attributes.DisplayName | Sort-Object | Should -Be ($teams | Sort-Object)
        $sets = $saved.identityCenter.permissionSets
        $sets.name | Sort-Object | Should -Be ($roles | Sort-Object)
        foreach ($set in $sets) {
            $set.managedPolicies | Sort-Object | Should -Be (
                'arn:aws:iam::aws:policy/AdministratorAccess', 'arn:aws:iam::aws:policy/ReadOnlyAccess')
        }
    }

    It 'created every assignment once, and none failed or is orphaned' {
        $assignments = $saved.identityCenter.assignments
        $assignments | Should -HaveCount (10 * $teams.Count)
        $found = $assignments | ForEach-Object { "$($_.accountId) $($_.permissionSetArn) $($_.principalId)" }
        $found | Sort-Object | Should -Be ($created.Assignment |
                ForEach-Object { "$($_.AccountId) $($_.PermissionSetArn) $($_.PrincipalId)" } | Sort-Object)
        $assignments.principalId | Sort-Object -Unique |
            Should -Be ($saved.identityStore.groups.id | Sort-Object -Unique)
        $saved.identityCenter.requests.status | Sort-Object -Unique | Should -Be SUCCEEDED
        $created.Assignment.Status | Sort-Object -Unique | Should -Be SUCCEEDED
    }
}
