BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $deny = @{ Version = '2012-10-17'; Statement = @{ Effect = 'Deny'; Action = 's3:GetObject'; Resource = '*' } }

    function Get-CallCount([string] $Operation) {
        [int] (Get-AdminSandbox).CallsByAction["SWBExternalService.$Operation"]
    }

    # Assigns a permission set in an account, with another client.
    function Add-Assignment([psobject] $Set, [string] $Account) {
        $center = Get-AdminIdentityCenter
        $user = (Invoke-AwsCli identitystore create-user --identity-store-id $center.IdentityStoreId `
                --user-name "u$([guid]::NewGuid().ToString('n'))" --display-name User `
                --name 'GivenName=A,FamilyName=B').UserId
        $request = (Invoke-AwsCli sso-admin create-account-assignment --instance-arn $center.InstanceArn `
                --target-type AWS_ACCOUNT --target-id $Account --principal-type USER --principal-id $user `
                --permission-set-arn $Set.PermissionSetArn).AccountAssignmentCreationStatus.RequestId
        do {
            $status = (Invoke-AwsCli sso-admin describe-account-assignment-creation-status --instance-arn `
                    $center.InstanceArn --account-assignment-creation-request-id $request)
        } until ($status.AccountAssignmentCreationStatus.Status -ne 'IN_PROGRESS')
        $status.AccountAssignmentCreationStatus.Status | Should -Be SUCCEEDED
    }
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Set-AdminPermissionSet' {
    BeforeEach {
        $null = Start-AdminSandbox -Account 'Prod=111122223333', 'Test=444455556666' -CallRate 0 `
            -AssignmentDuration 00:00:00.010
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $set = New-AdminPermissionSet Operators PowerUserAccess, SecurityAudit -Description Old -Tag @{ Team = 'A' } `
            -RelayState https://example.com
    }

    It 'changes what is named, and nothing else' {
        $changed = Set-AdminPermissionSet operators -SessionDuration 08:00:00 -Tag @{ Cost = '1' } -RemoveTag Team

        $changed.Outcome | Should -Be Updated
        $changed.Change |
            Should -Be 'session duration: 01:00:00 -> 08:00:00', 'tag Team: A -> none', 'tag Cost: none -> 1'
        $read = Get-AdminPermissionSet Operators -Detailed
        $read.SessionDuration.TotalHours, $read.Description, $read.RelayState, $read.Tag.Cost |
            Should -Be 8, Old, https://example.com, 1
        $read.Policy | Sort-Object | Should -Be PowerUserAccess, SecurityAudit
        (Set-AdminPermissionSet Operators -SessionDuration PT8H -Description Old).Outcome | Should -Be Unchanged
    }

    It 'attaches policies, and with -Exact sets exactly those' {
        (Set-AdminPermissionSet Operators -Policy Billing -CustomerManagedPolicy /A -InlinePolicy $deny).Change |
            Should -Be 'policy attached: Billing', 'policy attached: /A', 'inline policy created'
        $want = @{ Policy = 'Billing', 'ViewOnlyAccess'; Exact = $true }
        $text = Get-WhatIfText { Set-AdminPermissionSet Operators @want -WhatIf }
        $text | Should -Match 'policy detached: PowerUserAccess; policy detached: SecurityAudit; policy detached: /A; '

        $exact = Set-AdminPermissionSet Operators @want
        $exact.Policy | Should -Be Billing, ViewOnlyAccess
        $read = Get-AdminPermissionSet Operators -Detailed
        $read.Policy | Sort-Object | Should -Be Billing, ViewOnlyAccess
        $read.CustomerManagedPolicy | Should -BeNullOrEmpty
        $read.InlinePolicy | Should -BeNullOrEmpty
        (Set-AdminPermissionSet Operators @want).Outcome | Should -Be Unchanged
        (Set-AdminPermissionSet Operators -Policy @() -Exact).Change |
            Should -Be 'policy detached: Billing', 'policy detached: ViewOnlyAccess'

        Set-AdminPermissionSet Operators -Exact -SessionDuration 02:00 @quiet
        $problems | Format-Problem | Should -Be 'PolicyRequired InvalidArgument Operators'
    }

    It 'deletes the inline policy, the boundary and the relay state, but not the description' {
        $null = Set-AdminPermissionSet Operators -InlinePolicy $deny -PermissionsBoundary /Boundary
        (Set-AdminPermissionSet Operators -RemoveInlinePolicy -RemovePermissionsBoundary -RelayState '').Change |
            Should -Be 'relay state: https://example.com -> none', 'inline policy deleted',
                'permissions boundary: /Boundary -> none'
        $read = Get-AdminPermissionSet Operators -Detailed
        $read.RelayState, $read.InlinePolicy, $read.PermissionsBoundary | Should -Be $null, $null, $null

        Set-AdminPermissionSet Operators -Description '' @quiet
        $problems | Format-Problem | Should -Be 'InvalidDescription InvalidArgument Operators'
    }

    It 'accepts wildcards and objects, whose own settings are no request' {
        $null = New-AdminPermissionSet Others Billing
        (Set-AdminPermissionSet O* -SessionDuration 03:00).Outcome | Should -Be Updated, Updated
        $exact = Get-AdminPermissionSet Others -Detailed | Set-AdminPermissionSet -CustomerManagedPolicy /A -Exact
        $exact.Change | Should -Be 'policy detached: Billing', 'policy attached: /A'
        Set-AdminPermissionSet Opertors -SessionDuration 03:00 @quiet
        $problems | Format-Problem | Should -Be 'PermissionSetNotFound ObjectNotFound Opertors'
    }

    It 'does not provision a permission set that no account has' {
        $null = Set-AdminPermissionSet Operators -SessionDuration 08:00:00
        Get-CallCount ProvisionPermissionSet | Should -Be 0
    }

    It 'does not provision tags' {
        (Set-AdminPermissionSet Operators -Tag @{ Cost = '1' }).Provisioning | Should -BeNullOrEmpty
    }

    Context 'with accounts' -Skip:$noCli {
        BeforeEach {
            Add-Assignment $set 111122223333
            Add-Assignment $set 123456789012
        }

        It 'provisions all changes of a command once, and reports each account' {
            $changed = 'PermissionSetName,SessionDuration,Policy', 'Operators,04:00,', 'Operators,,Billing' |
                ConvertFrom-Csv | Set-AdminPermissionSet

            $changed.Outcome | Should -Be Updated, Updated
            Get-CallCount ProvisionPermissionSet | Should -Be 1
            foreach ($one in $changed) {
                $one.Provisioning.ForEach({ "$_" }) | Should -Be '111122223333 Succeeded', '123456789012 Succeeded'
            }
            $read = Get-AdminPermissionSet Operators -Detailed
            $read.AccountId | Should -Be 111122223333, 123456789012
            $read.OutdatedAccountId | Should -BeNullOrEmpty
        }

        It 'reports the account in which a policy does not exist, and repairs it with -Reprovision' {
            $changed = Set-AdminPermissionSet Operators -CustomerManagedPolicy /Deploy @quiet

            $changed.Outcome | Should -Be Incomplete
            $changed.Provisioning.Status | Should -Be Failed, Failed
            $changed.Provisioning[0].FailureReason | Should -Match '111122223333:policy/Deploy does not exist'
            $problems | Format-Problem | Should -Be 'ProvisioningFailed InvalidOperation Operators'
            "$($problems[0])" | Should -Match '2 of 2 accounts .*111122223333: .*123456789012: '
            $problems[0].ErrorDetails.RecommendedAction | Should -Match 'Set-AdminPermissionSet Operators -Reprovision'
            (Get-AdminPermissionSet Operators -Detailed).OutdatedAccountId | Should -Be 111122223333, 123456789012

            $null = New-AdminPolicy Deploy $deny
            $null = Set-AdminPermissionSet Operators -Description Old -WarningVariable warnings 3> $null
            "$warnings" | Should -Match '2 accounts with .Operators. are outdated.*-Reprovision'
            $repaired = Set-AdminPermissionSet Operators -Reprovision @quiet
            $repaired.Change | Should -Be 'provisioned to outdated accounts: 111122223333, 123456789012'
            $repaired.Provisioning.Status | Should -Be Failed, Succeeded
            "$($problems[0])" | Should -Match '1 of 2 accounts .*111122223333: '
            "$($problems[0])" | Should -Not -Match 123456789012

            $null = Set-AdminPermissionSet Operators -Policy PowerUserAccess -Exact
            (Set-AdminPermissionSet Operators -Reprovision).Outcome | Should -Be Unchanged
        }

        It 'does not wait with -NoWait' {
            $changed = Set-AdminPermissionSet Operators -SessionDuration 05:00 -NoWait
            $changed.Outcome | Should -Be Updated
            $changed.Provisioning.Status | Should -Be InProgress, InProgress
        }

        It 'is completed by New-AdminPermissionSet -Ensure, too' {
            $center = Get-AdminIdentityCenter
            $null = Invoke-AwsCli sso-admin update-permission-set --instance-arn $center.InstanceArn `
                --permission-set-arn $set.PermissionSetArn --session-duration PT3H
            $want = @{ PermissionSetName = 'Operators'; Policy = 'PowerUserAccess'; Ensure = $true }

            $completed = New-AdminPermissionSet @want
            $completed.Outcome | Should -Be Updated
            $completed.Provisioning.Status | Should -Be Succeeded, Succeeded
            (New-AdminPermissionSet @want).Outcome | Should -Be Unchanged
            $more = New-AdminPermissionSet @want -SessionDuration 06:00
            $more.Change | Should -Be 'session duration: 03:00:00 -> 06:00:00'
            $more.Provisioning.Status | Should -Be Succeeded, Succeeded
        }
    }
}
