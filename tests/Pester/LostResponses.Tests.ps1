# What commands do about responses that are lost, and what interrupted commands do.
BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')

    # What a user creates, whose responses are lost, with what is only then called.
    $losses = @(
        @{ Command = 'New-AdminAccessKey'; Action = 'iam:DeleteAccessKey'; Run = { New-AdminAccessKey $users } }
        @{
            Command = 'Update-AdminAccessKey'; Action = 'iam:DeleteAccessKey'; Run = { Update-AdminAccessKey $keyUsers }
        }
        @{
            Command = 'New-AdminMfaDevice'; Action = 'iam:DeleteVirtualMFADevice'
            Run = { New-AdminMfaDevice $users -ShowQrCode:$false }
        }
        @{ Command = 'New-AdminUser'; Action = 'iam:GetUser'; Run = { New-AdminUser $new } }
        @{
            Command = 'New-AdminUser'; Action = 'iam:UpdateLoginProfile'; Run = { New-AdminUser $new -GeneratePassword }
        }
        @{ Command = 'New-AdminUser'; Action = 'iam:ListAccessKeys'; Run = { New-AdminUser $new -ProgrammaticAccess } }
        @{ Command = 'New-AdminUser'; Action = 'iam:DeleteAccessKey'; Run = { New-AdminUser $new -ProgrammaticAccess } }
        @{ Command = 'New-AdminGroup'; Action = 'iam:GetGroup'; Run = { New-AdminGroup $new @() } }
        @{
            Command = 'Remove-AdminIdentityUser'; Action = 'sso:ListAccountAssignmentDeletionStatus'
            Run = { Remove-AdminIdentityUser $people -Force }
        }
        @{
            Command = 'New-AdminAccountAssignment'; Action = 'sso:ListAccountAssignmentCreationStatus'
            Run = { New-AdminAccountAssignment Given, Given2, Given3 Prod, 123456789012 -GroupName $crowd }
        }
        @{
            Command = 'Remove-AdminAccountAssignment'; Action = 'sso:ListAccountAssignmentDeletionStatus'
            Run = { Remove-AdminAccountAssignment Given2, Given3 Prod, 123456789012 -GroupName $crowd -Force }
        }
        @{
            Command = 'New-AdminIdentityGroup'; Action = 'identitystore:GetGroupId'
            Run = { New-AdminIdentityGroup $new }
        }
        @{
            Command = 'New-AdminIdentityGroup'; Action = 'identitystore:DescribeGroup'
            Run = { New-AdminIdentityGroup $new }
        }
        @{
            Command = 'Unlock-AdminIdentityUser'; Action = 'identitystore:GetGroupMembershipId'
            Run = { Unlock-AdminIdentityUser -Path $lockPath }
        }
        @{
            Command = 'Unlock-AdminIdentityUser'; Action = 'sso:ListAccountAssignmentCreationStatus'
            Run = { Unlock-AdminIdentityUser -Path $lockPath }
        }
        @{
            Command = 'Unlock-AdminIdentityUser'; Action = 'sso:ListAccountAssignments'
            Run = { Unlock-AdminIdentityUser -Path $lockPath }
        }
        @{
            Command = 'Lock-AdminIdentityUser'; Action = 'sso:ListAccountAssignmentDeletionStatus'
            Run = { Lock-AdminIdentityUser $people -Path $lockPath -Force }
        }
        @{
            Command = 'Remove-AdminIdentityGroup'; Action = 'sso:ListAccountAssignmentDeletionStatus'
            Run = { Remove-AdminIdentityGroup $people -Force }
        }
        @{
            Command = 'Add-AdminIdentityUserToGroup'; Action = 'identitystore:GetGroupMembershipId'
            Run = { Add-AdminIdentityUserToGroup person* $crowd }
        }
        @{
            Command = 'New-AdminIdentityUser'; Action = 'identitystore:GetUserId'
            Run = { New-AdminIdentityUser $new -GivenName A -FamilyName B }
        }
        @{
            Command = 'New-AdminIdentityUser'; Action = 'identitystore:GetGroupMembershipId'
            Run = { New-AdminIdentityUser $new Team -GivenName A -FamilyName B }
        }
        @{
            Command = 'New-AdminIdentityUser'; Action = 'identitystore:DescribeUser'
            Run = { New-AdminIdentityUser $new -GivenName A -FamilyName B }
        }
        @{
            Command = 'New-AdminPermissionSet'; Action = 'sso:ListPermissionSets'
            Run = { New-AdminPermissionSet $new ViewOnlyAccess }
        }
        @{
            Command = 'New-AdminPermissionSet'; Action = 'sso:DescribePermissionSet'
            Run = { New-AdminPermissionSet $new ViewOnlyAccess }
        }
        @{
            Command = 'New-AdminPolicy'; Action = 'iam:GetPolicy'
            Run = { $new | ForEach-Object { New-AdminPolicy $_ $readBuckets } }
        }
        @{
            Command = 'Set-AdminPolicy'; Action = 'iam:GetPolicy'
            Run = { $policies | ForEach-Object { Set-AdminPolicy $_ $newDocument } }
        }
    )
    $interruptions = @(
        @{
            Command = 'New-AdminUser'; Action = 'iam:DeleteLoginProfile'; Run = { New-AdminUser $new -GeneratePassword }
        }
        @{
            Command = 'Set-AdminUserPassword'; Action = 'iam:DeleteLoginProfile'
            Run = { Set-AdminUserPassword $users -GeneratePassword }
        }
    )
    $lost = 'if (a response is lost|the command is interrupted)'
    $failures = (Get-AdminCommandPermission).Where({ $_.Condition -match $lost })
}

BeforeAll {
    . (Join-Path $PSScriptRoot PermissionSandbox.ps1)
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
    Remove-Item -Path "$state*"
}

Describe 'The lost responses' {
    It 'are there for every action that only failures cause' {
        $Found | Should -Be $Declared
    } -TestCases @{
        Found = ($losses + $interruptions).ForEach({ "$($_.Command) $($_.Action)" }) | Sort-Object
        Declared = $failures.ForEach({ "$($_.CommandName) $($_.Action)" }) | Sort-Object -Unique
    }
}

Describe 'An interrupted <Command>' -ForEach $interruptions {
    BeforeAll {
        Reset-Sandbox
    }

    It 'calls <Action>' {
        $n = ++$next.Scenario
        $new = $users = 1..4 | ForEach-Object { "i$n-$_" }
        if ($Command -ne 'New-AdminUser') {
            $null = New-AdminUser $users
        }
        Set-ProbePolicy (Get-AdminCommandPermission $Command -AsPolicy)
        $before = Get-PermissionCount
        $PSDefaultParameterValues = @{ '*-Admin*:Session' = $probe }
        $null = & ([scriptblock]::Create($Run)) 6> $null | ForEach-Object {
            # The next command ends the pipeline when the passwords of all users are set and one is delivered.
            do {
                $created = (Get-PermissionCount)['iam:CreateLoginProfile'] - $before['iam:CreateLoginProfile']
            } until ($created -eq 4)
            $_
        } | Select-Object -First 1
        $PSDefaultParameterValues = @{}

        (Get-PermissionCount)[$Action] - $before[$Action] | Should -BeGreaterThan 0
    }
}

Describe 'A lost response to <Command>' -ForEach $losses {
    BeforeAll {
        $policy = Get-AdminCommandPermission $Command -AsPolicy

        # Runs the command with a policy while two of five responses are lost, and returns its errors and what it
        # called.
        function Invoke-Unreliably([string] $Policy, [int] $Seed) {
            Reset-Sandbox
            # Which responses are lost depends on the names, which therefore do not depend on the number of scenarios.
            $n = ++$next.Loss
            $new = 1..6 | ForEach-Object { "new$n-$_" }
            $users = 1..8 | ForEach-Object { "lost$n-$_" }
            $keyUsers = 1..6 | ForEach-Object { "key$n-$_" }
            $policies = 1..2 | ForEach-Object { "old$n-$_" }
            $newDocument = $readQueues
            $people = 1..4 | ForEach-Object { "leaver$n-$_" }
            $lockPath = "$state-lock$n.json"
            if ($Command -match '^(Remove|Lock|Unlock)-AdminIdentityUser$') {
                $null = New-AdminPermissionSet "left$n" @()
                $null = New-AdminIdentityUser $people -GivenName A -FamilyName B -GroupName Team
                $null = New-AdminAccountAssignment "left$n" Prod -UserName $people
            }
            if ($Command -eq 'Unlock-AdminIdentityUser') {
                $null = Lock-AdminIdentityUser $people -Path $lockPath -Force -Confirm:$false 3> $null
            }
            if ($Command -eq 'Remove-AdminIdentityGroup') {
                $null = New-AdminPermissionSet "left$n" @()
                $null = New-AdminIdentityGroup $people
                $null = New-AdminAccountAssignment "left$n" Prod -GroupName $people
            }
            $crowd = (New-AdminIdentityGroup "crowd$n").GroupName
            if ($Command -eq 'Remove-AdminAccountAssignment') {
                $null = New-AdminAccountAssignment Given2, Given3 Prod, 123456789012 -GroupName $crowd
            }
            $null = New-AdminUser $users
            $null = New-AdminUser $keyUsers -ProgrammaticAccess
            $null = $policies | ForEach-Object { New-AdminPolicy $_ $readBuckets }
            Set-ProbePolicy $Policy
            Stop-AdminSandbox
            # Requests about assignments are still in progress when a command looks for one whose response was lost.
            $null = Start-AdminSandbox -Path $state -Port ([uri] $url).Port -DropAfter 0.4 -Seed $Seed `
                -AssignmentDuration 0:0:4
            $PSDefaultParameterValues = @{ '*-Admin*:Session' = $probe; '*-Admin*:Confirm' = $false }
            $all = try { & ([scriptblock]::Create($Run)) 2>&1 3>&1 } catch { $_ }
            $PSDefaultParameterValues = @{}
            [pscustomobject]@{
                Errors = @($all.Where({ $_ -is [Management.Automation.ErrorRecord] })); Count = Get-PermissionCount
            }
        }
    }

    It 'is made good by <Action>, and without it, the error names it' {
        # Which responses are lost is random, and whether the action is then needed depends on the time.
        $seed = 0
        do {
            $enough = Invoke-Unreliably $policy (++$seed)
            $enough.Errors | Should -BeNullOrEmpty
        } until ($enough.Count[$Action] -gt 0 -or $seed -eq 8)
        $seed = 0
        do {
            $less = Invoke-Unreliably (Remove-PolicyAction $policy $Action) (++$seed)
        } until ("$($less.Errors)" -match "is not authorized to perform: $Action " -or $seed -eq 8)

        $enough.Count[$Action] | Should -BeGreaterThan 0
        "$($less.Errors)" | Should -Match "is not authorized to perform: $Action "
    }
}
