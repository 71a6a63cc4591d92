# Accounts for the tests of safeguards, as state files of the sandbox: one without violations, and violations of each
# check that can be added to it, alone or together.

$script:accountId = '123456789012'
$script:aws = 'arn:aws:iam::aws:policy'
$script:own = "arn:aws:iam::${accountId}:policy"

function Get-Past([double] $Day) {
    [datetime]::UtcNow.Date.AddDays(-$Day).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", [cultureinfo]::InvariantCulture)
}

function ConvertTo-Document([object] $Statement) {
    ConvertTo-Json @{ Version = '2012-10-17'; Statement = @($Statement) } -Depth 6 -Compress
}

function Get-Trust([object] $Principal, [hashtable] $Condition) {
    $statement = @{ Effect = 'Allow'; Principal = $Principal; Action = 'sts:AssumeRole' }
    if ($Condition) {
        $statement.Condition = $Condition
    }
    ConvertTo-Document $statement
}

function Get-UniqueId([string] $Prefix, [string] $Name) {
    $Prefix + ($Name.ToUpperInvariant() -replace '[^A-Z]', 'X').PadRight(17, '2').Substring(0, 17)
}

# The members of a user that differ from those of a user who signs in with MFA every day.
function Add-User {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [hashtable] $Account,

        [Parameter(Mandatory)]
        [string] $Name,

        [string[]] $Group = 'Developers',

        [double] $Created = 300,

        # Days since the password was set; null for no password.
        [Nullable[double]] $PasswordSet = 60,

        # Days since the password was used; null for never.
        [Nullable[double]] $PasswordUsed = 1,

        [switch] $WithoutMfa,

        [string[]] $Attached = @(),

        [hashtable] $Inline = @{}
    )

    $user = @{
        name = $Name
        id = Get-UniqueId AIDA $Name
        created = Get-Past $Created
        groups = @($Group)
        attachedPolicies = @($Attached)
        inlinePolicies = $Inline
        accessKeys = @()
    }
    $Account.State.users += , $user
    if ($null -ne $PasswordSet) {
        $user.loginProfile = @{ created = $user.created; passwordChanged = Get-Past $PasswordSet }
        if ($null -ne $PasswordUsed) {
            $Account.Uses.passwords[$user.id] = Get-Past $PasswordUsed
        }
    }
    if (-not $WithoutMfa) {
        $Account.State.mfaDevices += , @{
            name = $Name; created = $user.created; seed = 'JBSWY3DPEHPK3PXP' * 4; userName = $Name
            enabled = $user.created
        }
    }
}

# Adds an active access key, which was created and, unless Used is null, used so many days ago.
function Add-Key([hashtable] $Account, [string] $UserName, [double] $Created, [Nullable[double]] $Used) {
    $user = Find-Named $Account.State.users $UserName
    $name = $UserName + ('A', 'B')[$user.accessKeys.Count]
    $key = @{ id = (Get-UniqueId AKI $name); secret = 'sandbox'; created = Get-Past $Created }
    $user.accessKeys += , $key
    if ($null -ne $Used) {
        $Account.Uses.keys[$key.id] = @{ time = Get-Past $Used; region = 'eu-west-1'; service = 's3' }
    }
}

function Add-Role([hashtable] $Account, [string] $Name, [string] $Trust, [string[]] $Attached = @()) {
    $Account.State.roles += , @{
        name = $Name
        id = Get-UniqueId AROA $Name
        created = Get-Past 300
        assumeRolePolicyDocument = $Trust
        attachedPolicies = @($Attached)
    }
}

function Add-Group([hashtable] $Account, [string] $Name, [string[]] $Attached) {
    $Account.State.groups += , @{
        name = $Name; id = (Get-UniqueId AGPA $Name); created = Get-Past 300; attachedPolicies = @($Attached)
    }
}

function Add-Policy([hashtable] $Account, [string] $Name, [string] $Document) {
    $Account.State.policies += , @{
        name = $Name
        id = Get-UniqueId ANPA $Name
        created = Get-Past 300
        updated = Get-Past 300
        versions = @(@{ id = 'v1'; document = $Document; created = Get-Past 300 })
    }
}

function Add-Certificate([hashtable] $Account, [string] $Name, [double] $Expired) {
    $Account.State.serverCertificates += , @{
        name = $Name; id = (Get-UniqueId ASCA $Name); created = Get-Past 400; body = 'certificate'
        expires = Get-Past $Expired
    }
}

function Find-Named([object[]] $From, [string] $Name) {
    $From.Where({ $_.name -eq $Name })[0]
}

# The policy that Lock-AdminUser writes.
function Get-Lock([double] $Day) {
    $deny = @{ Effect = 'Deny'; Action = '*'; Resource = '*' }
    @{
        AdminIamLock = ConvertTo-Document @(
            @{ Sid = 'DenyEverything' } + $deny
            @{
                Sid = 'SessionsIssuedBefore'
                Condition = @{ DateLessThan = @{ 'aws:TokenIssueTime' = Get-Past $Day } }
            } + $deny)
    }
}

$allowAll = @{ Effect = 'Allow'; Action = '*'; Resource = '*' }
$ec2 = Get-Trust @{ Service = 'ec2.amazonaws.com' }

<#
.SYNOPSIS
Returns the state and the last uses of an account that violates no check.

.DESCRIPTION
It also has what is no violation, but similar to one.
#>
function New-CleanAccount {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    [CmdletBinding()]
    [OutputType([hashtable])]
    param()

    $template = Get-Content -Raw -LiteralPath (
        Join-Path $PSScriptRoot '../../src/AdminIam.Engine/Iam/Policies/Templates/CloudHSM.json') | ConvertFrom-Json
    $account = @{
        State = @{
            accountId = $accountId
            created = Get-Past 700
            alias = 'example-company'
            organizationId = 'o-exampleorgid'
            organizationFeatures = @('RootCredentialsManagement', 'RootSessions')
            organization = @{
                managementAccountId = $accountId
                rootId = 'r-abcd'
                accounts = @(
                    @{
                        id = $accountId; name = 'Management'; email = 'management@example.com'; parentId = 'r-abcd'
                        joinedMethod = 'INVITED'; joined = Get-Past 700
                    }
                    @{
                        id = '111122223333'; name = 'Security'; email = 'security@example.com'; parentId = 'r-abcd'
                        joined = Get-Past 600
                    }
                )
                serviceAccess = @{ 'iam.amazonaws.com' = Get-Past 600; 'sso.amazonaws.com' = Get-Past 600 }
                delegatedAdministrators = @('iam.amazonaws.com', 'sso.amazonaws.com' | ForEach-Object {
                        @{ accountId = '111122223333'; servicePrincipal = $_; enabled = Get-Past 600 }
                    })
            }
            passwordPolicy = @{ minimumLength = 14; reusePrevention = 24 }
            root = @{ hasPassword = $true; accessKeys = @() }
            mfaDevices = @(
                @{
                    name = 'key-1'; serialNumber = "arn:aws:iam::${accountId}:u2f/root-account/key-1"
                    userName = '<root_account>'; enabled = Get-Past 700
                })
            users = @()
            groups = @()
            roles = @()
            policies = @()
            serverCertificates = @()
        }
        Uses = @{ passwords = @{ $accountId = Get-Past 400 }; keys = @{} }
    }

    Add-Policy $account DeveloperAccess (
        ConvertTo-Document @{ Effect = 'Allow'; Action = 's3:*', 'ec2:*'; Resource = '*' })
    Add-Policy $account CloudHSMAdministratorAccess (ConvertTo-Json $template.Document -Depth 9)
    # Not attached.
    Add-Policy $account Everything (ConvertTo-Document $allowAll)
    Add-Policy $account Boundary (ConvertTo-Document $allowAll)
    Add-Policy $account Audit (ConvertTo-Document @{
            Effect = 'Allow'; Resource = '*'
            Action = 'iam:Get*', 'iam:List*', 'iam:GenerateCredentialReport', 'organizations:List*'
        })
    Add-Group $account Administrators "$aws/AdministratorAccess"
    Add-Group $account Developers "$own/DeveloperAccess"
    Add-Group $account CloudHSMAdministrators "$own/CloudHSMAdministratorAccess"
    Add-Group $account Auditors "$own/Audit"
    Add-Role $account Support (Get-Trust @{ AWS = "arn:aws:iam::${accountId}:root" }) "$aws/AWSSupportAccess"
    # Everyone, but with a condition.
    Add-Role $account Partner (Get-Trust '*' @{ StringEquals = @{ 'aws:PrincipalOrgID' = 'o-exampleorgid' } })
    Add-User -Account $account -Name alice -Group Administrators
    Add-Key $account alice 30 1
    Add-User -Account $account -Name bob -Group Administrators
    Add-User -Account $account -Name carol
    Add-User -Account $account -Name henry -Group CloudHSMAdministrators
    # Has keys only.
    Add-User -Account $account -Name auditor -Group Auditors -PasswordSet $null -WithoutMfa
    Add-Key $account auditor 30 1
    # Locked, with credentials that are not used and no MFA.
    Add-User -Account $account -Name locked -PasswordUsed 200 -PasswordSet 200 -WithoutMfa -Inline (Get-Lock 3)
    # Set up recently.
    Add-User -Account $account -Name novice -Created 3 -PasswordSet 3 -PasswordUsed $null
    (Find-Named $account.State.users carol).permissionsBoundary = "$own/Boundary"
    Add-Certificate $account web -Expired -100
    $account
}

# The violations by the check that they violate. Together they leave one administrator, alice.
$violations = [ordered] @{
    RootAccessKey = {
        param($account)
        $account.State.root.accessKeys += , @{
            id = 'AKIAROOTROOTROOTROOT'; secret = 'sandbox'; created = Get-Past 400
        }
    }
    RootMfa = {
        param($account)
        $account.State.mfaDevices = @($account.State.mfaDevices.Where({ $_.userName -ne '<root_account>' }))
    }
    RootHardwareMfa = {
        param($account)
        $account.State.mfaDevices.Where({ $_.userName -eq '<root_account>' }).ForEach({
                $_.Remove('serialNumber')
                $_.seed = 'JBSWY3DPEHPK3PXP' * 4
            })
    }
    RootUse = { param($account) $account.Uses.passwords[$accountId] = Get-Past 2 }
    ServiceDelegation = { param($account) $account.State.organization.delegatedAdministrators = @() }
    CentralRootAccess = { param($account) $account.State.organizationFeatures = @('RootSessions') }
    PasswordLength = { param($account) $account.State.passwordPolicy.minimumLength = 8 }
    PasswordReuse = { param($account) $account.State.passwordPolicy.reusePrevention = 5 }
    UnusedPassword = { param($account) Add-User -Account $account -Name idle -PasswordUsed 50 }
    NeverSignedIn = {
        param($account)
        Add-User -Account $account -Name absent -Created 20 -PasswordSet 20 -PasswordUsed $null
    }
    InitialPassword = { param($account) Add-User -Account $account -Name initial -Created 30 -PasswordSet 30 }
    UserMfa = { param($account) Add-User -Account $account -Name passwordonly -WithoutMfa }
    AdministratorMfa = {
        param($account)
        (Find-Named $account.State.users alice).Remove('loginProfile')
        $account.State.mfaDevices = @($account.State.mfaDevices.Where({ $_.userName -ne 'alice' }))
    }
    InitialAccessKey = {
        param($account)
        Add-User -Account $account -Name newcomer -Created 20 -PasswordSet 10
        Add-Key $account newcomer 20 $null
    }
    UnusedAccessKey = {
        param($account)
        Add-User -Account $account -Name job -PasswordSet $null -WithoutMfa
        Add-Key $account job 60 50
    }
    SingleActiveKey = {
        param($account)
        Add-User -Account $account -Name twokeys -PasswordSet $null -WithoutMfa
        Add-Key $account twokeys 60 1
        Add-Key $account twokeys 30 1
    }
    AccessKeyAge = {
        param($account)
        Add-User -Account $account -Name oldkey -PasswordSet $null -WithoutMfa
        Add-Key $account oldkey 100 1
    }
    DirectPolicy = {
        param($account)
        Add-User -Account $account -Name direct -Attached "$aws/AmazonS3ReadOnlyAccess"
    }
    FullAccessPolicy = {
        param($account)
        Add-Policy $account Power (ConvertTo-Document $allowAll)
        Add-Role $account Server $ec2 "$own/Power"
    }
    SupportRole = { param($account) (Find-Named $account.State.roles Support).attachedPolicies = @() }
    CloudShellAccess = {
        param($account)
        (Find-Named $account.State.groups Developers).attachedPolicies += "$aws/AWSCloudShellFullAccess"
    }
    OpenTrustPolicy = { param($account) Add-Role $account Everyone (Get-Trust @{ AWS = '*' }) }
    LimitedGroup = {
        param($account)
        (Find-Named $account.State.groups CloudHSMAdministrators).attachedPolicies += "$aws/AmazonS3FullAccess"
    }
    EmptyGroup = { param($account) Add-Group $account Retired "$own/DeveloperAccess" }
    UserWithoutGroup = { param($account) Add-User -Account $account -Name lonely -Group @() }
    AdministratorCount = { param($account) (Find-Named $account.State.users bob).groups = @('Developers') }
    AdministratorByGroup = {
        param($account)
        (Find-Named $account.State.users alice).attachedPolicies = @("$aws/AdministratorAccess")
    }
    UnusedAdministrator = {
        param($account)
        $alice = Find-Named $account.State.users alice
        $alice.Remove('loginProfile')
        $alice.accessKeys = @()
        Add-Key $account alice 10 $null
        $account.Uses.passwords.Remove($alice.id)
        $account.Uses.keys.Remove($alice.accessKeys[0].id)
    }
    LockLeft = { param($account) Add-User -Account $account -Name left -Inline (Get-Lock 40) }
    AccountAlias = { param($account) $account.State.Remove('alias') }
    ExpiredCertificate = { param($account) Add-Certificate $account old -Expired 10 }
    CentralUsers = {
        param($account)
        Add-Role $account AWSReservedSSO_AdministratorAccess_0123456789abcdef (
            Get-Trust @{ Federated = "arn:aws:iam::${accountId}:saml-provider/AWSSSO" } )
    }
}

<#
.SYNOPSIS
Returns the IDs of the checks that Write-AccountState can violate.
#>
function Get-AccountViolation {
    [CmdletBinding()]
    [OutputType([string])]
    param()

    $violations.Keys
}

<#
.SYNOPSIS
Writes the state of an account without violations, except those that are specified.
#>
function Write-AccountState {
    [CmdletBinding()]
    [OutputType([void])]
    param(
        # The state file.
        [Parameter(Mandatory)]
        [string] $Path,

        # The checks to violate, each with one resource.
        [string[]] $Violation = @(),

        # Changes the account further, by its State and Uses.
        [scriptblock] $Change
    )

    $account = New-CleanAccount
    foreach ($id in $Violation) {
        & $violations[$id] $account
    }
    if ($Change) {
        & $Change $account
    }
    ConvertTo-Json $account.State -Depth 12 | Set-Content -LiteralPath $Path
    ConvertTo-Json $account.Uses -Depth 5 |
        Set-Content -LiteralPath ([IO.Path]::ChangeExtension($Path, '.last-used.json'))
}

Export-ModuleMember -Function Get-AccountViolation, Write-AccountState
