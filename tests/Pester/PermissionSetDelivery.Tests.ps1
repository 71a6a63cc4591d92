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

Describe 'Permission sets that accounts have' -Skip:$noCli {
    BeforeEach {
        $null = Start-AdminSandbox -Account 'Prod=111122223333', 'Test=444455556666' -CallRate 0 `
            -AssignmentDuration 00:00:00.010
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
        $set = New-AdminPermissionSet Operators PowerUserAccess, SecurityAudit -Description Old
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

    It 'keeps AdministratorAccess in the last way into the management account unless -Force is specified' {
        $admins = New-AdminPermissionSet Admins AdministratorAccess
        $null = 'Operators' | Remove-AdminPermissionSet -Force -Confirm:$false
        Add-Assignment $admins 123456789012
        Set-AdminPermissionSet Admins -Policy ViewOnlyAccess -Exact @quiet
        $problems | Format-Problem | Should -Be 'LastWayIn InvalidOperation Admins'
        "$($problems[0])" | Should -Match '^Detaching AdministratorAccess would remove the last way into'
        (Get-AdminPermissionSet Admins -Detailed).Policy | Should -Be AdministratorAccess

        (Set-AdminPermissionSet Admins -Policy ViewOnlyAccess -Exact -Force).Outcome | Should -Be Updated
    }
}
