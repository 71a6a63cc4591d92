Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')

<#
.SYNOPSIS
Starts a sandbox again in which an external directory owns the groups and users of these names.
#>
function Restart-SandboxWithDirectory {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    [CmdletBinding()]
    param(
        # The state file of the running sandbox.
        [Parameter(Mandatory)]
        [string] $Path,

        [Parameter(Mandatory)]
        [string[]] $Name,

        # Parameters of Start-AdminSandbox.
        [hashtable] $Sandbox = @{}
    )

    Stop-AdminSandbox
    $state = Get-Content -Raw -LiteralPath $Path | ConvertFrom-Json -AsHashtable
    foreach ($identity in @($state.identityStore.groups) + @($state.identityStore.users)) {
        if ($Name -contains ($identity.attributes.UserName ?? $identity.attributes.DisplayName)) {
            $identity.externalIds = @(@{ issuer = 'https://scim.example.com'; id = "$(New-Guid)" })
        }
    }
    $state | ConvertTo-Json -Depth 20 | Set-Content -LiteralPath $Path
    $null = Start-AdminSandbox -Path $Path -CallRate 0 @Sandbox
}

<#
.SYNOPSIS
Assigns a permission set to a user or group without the module.
#>
function Add-SandboxAssignment {
    [CmdletBinding()]
    param(
        # A user or group of IAM Identity Center.
        [Parameter(Mandatory)]
        [object] $Principal,

        [Parameter(Mandatory)]
        [string] $PermissionSetName,

        [Parameter(Mandatory)]
        [string[]] $AccountId
    )

    $center = Get-AdminIdentityCenter
    $set = New-AdminPermissionSet $PermissionSetName -Policy ReadOnlyAccess -Ensure
    $type, $id = if ($Principal.PSObject.Properties['UserId']) { 'USER', $Principal.UserId } else {
        'GROUP', $Principal.GroupId
    }
    foreach ($account in $AccountId) {
        $null = Invoke-AwsCli sso-admin create-account-assignment --instance-arn $center.InstanceArn `
            --permission-set-arn $set.PermissionSetArn --target-type AWS_ACCOUNT --target-id $account `
            --principal-type $type --principal-id $id
    }
    do {
        $open = Invoke-AwsCli sso-admin list-account-assignment-creation-status `
            --instance-arn $center.InstanceArn --filter Status=IN_PROGRESS
    } while ($open.AccountAssignmentsCreationStatus)
}

<#
.SYNOPSIS
Returns the assignments of a user or group itself as "set account", without the module.
#>
function Get-SandboxAssignment {
    [CmdletBinding()]
    [OutputType([string[]])]
    param(
        # A user or group of IAM Identity Center.
        [Parameter(Mandatory)]
        [object] $Principal
    )

    $type, $id = if ($Principal.PSObject.Properties['UserId']) { 'USER', $Principal.UserId } else {
        'GROUP', $Principal.GroupId
    }
    $arn = (Get-AdminIdentityCenter).InstanceArn
    $found = foreach ($set in Get-AdminPermissionSet) {
        $both = '--instance-arn', $arn, '--permission-set-arn', $set.PermissionSetArn
        foreach ($account in (Invoke-AwsCli sso-admin list-accounts-for-provisioned-permission-set @both).AccountIds) {
            $all = Invoke-AwsCli sso-admin list-account-assignments @both --account-id $account
            if ($all.AccountAssignments.Where({ $_.PrincipalType -eq $type -and $_.PrincipalId -eq $id })) {
                "$($set.PermissionSetName) $account"
            }
        }
    }
    $found | Sort-Object
}

Export-ModuleMember -Function Restart-SandboxWithDirectory, Add-SandboxAssignment, Get-SandboxAssignment
