# The state files of accounts that violate one check each, for the tests of remedies and repairs.
$now = [datetime]::UtcNow
$old = $now.AddDays(-200)
$readBuckets = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}'
$fullAccess = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'
$trust = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"123456789012"},' +
    '"Action":"sts:AssumeRole"}]}'
$aws = 'arn:aws:iam::aws:policy'

# Adds a user to the account.
function New-StateUser {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)]
        [string] $Name,

        [datetime] $Created = $old,

        [string[]] $Group = @(),

        # When the password was last changed. Without it, the user has no password.
        [object] $PasswordChanged,

        # When the password was last used.
        [object] $PasswordUsed,

        # When each access key was created, and last used if it was.
        [hashtable[]] $Key = @(),

        [string[]] $Policy = @(),

        [hashtable] $InlinePolicy = @{},

        [switch] $Mfa
    )

    $id = "AIDA$($Name.ToUpperInvariant().PadRight(16, 'X') -replace '[^A-Z0-9]', 'Y')"
    $user = @{
        name = $Name; path = '/'; id = $id; created = $Created
        groups = $Group; attachedPolicies = $Policy; inlinePolicies = $InlinePolicy
        accessKeys = @(
            foreach ($one in $Key) {
                $keyId = "AKIA$($id.Substring(4))$([array]::IndexOf($Key, $one))"
                @{ id = $keyId; secret = 's' * 40; status = 'Active'; created = $one.Created }
                if ($one.Used) {
                    $script:uses.keys[$keyId] = @{ time = $one.Used; region = 'us-east-1'; service = 'iam' }
                }
            }
        )
    }
    if ($PasswordChanged) {
        $user.loginProfile = @{ created = $PasswordChanged; passwordChanged = $PasswordChanged }
    }
    if ($PasswordUsed) {
        $script:uses.passwords[$id] = $PasswordUsed
    }
    if ($Mfa) {
        $script:account.mfaDevices += @{
            name = $Name; path = '/'; id = ''; created = $Created; enabled = $Created; userName = $Name
            seed = '3VEUV5XROKGQZLTUOEXGWHQ35RXEI2SSXK6N5DRMX442IDYQPY5TPRWSLL3VWCKO'
        }
    }
    $script:account.users += $user
}

function New-StateGroup([string] $Name, [string[]] $Policy = @()) {
    $script:account.groups += @{
        name = $Name; path = '/'; created = $old; attachedPolicies = $Policy
        id = "AGPA$($Name.ToUpperInvariant().PadRight(16, 'X') -replace '[^A-Z0-9]', 'Y')"
    }
}

function New-StatePolicy([string] $Name, [string] $Document) {
    $script:account.policies += @{
        name = $Name; path = '/'; created = $old; updated = $old
        id = "ANPA$($Name.ToUpperInvariant().PadRight(16, 'X') -replace '[^A-Z0-9]', 'Y')"
        versions = @(@{ id = 'v1'; document = $Document; created = $old })
    }
    "arn:aws:iam::123456789012:policy/$Name"
}

function New-StateRole([string] $Name, [string[]] $Policy) {
    $script:account.roles += @{
        name = $Name; path = '/'; created = $old; assumeRolePolicyDocument = $trust; attachedPolicies = $Policy
        id = "AROA$($Name.ToUpperInvariant().PadRight(16, 'X') -replace '[^A-Z0-9]', 'Y')"
    }
}

# What violates each check, in an account with two administrators.
$seeds = [ordered]@{
    PasswordLength = { }
    PasswordReuse = { }
    UnusedPassword = { New-StateUser sleeper -PasswordChanged $old -PasswordUsed $old.AddDays(1) -Mfa }
    NeverSignedIn = { New-StateUser absent -PasswordChanged $now.AddDays(-30) -Mfa }
    InitialPassword = {
        New-StateUser hasty -Created $now.AddDays(-20) -PasswordChanged $now.AddDays(-20) `
            -PasswordUsed $now.AddDays(-1) -Mfa
    }
    UserMfa = { New-StateUser trusting -PasswordChanged $now.AddDays(-5) -PasswordUsed $now.AddDays(-1) }
    AdministratorMfa = {
        New-StateUser trusting -Group Administrators -PasswordChanged $now.AddDays(-5) -PasswordUsed $now.AddDays(-1)
    }
    InitialAccessKey = {
        New-StateUser prepared -Created $now.AddDays(-9) -PasswordChanged $now.AddDays(-5) `
            -PasswordUsed $now.AddDays(-1) -Key @{ Created = $now.AddDays(-9) } -Mfa
    }
    UnusedAccessKey = {
        New-StateUser robot -Key @{ Created = $old; Used = $old.AddDays(2) }, @{ Created = $now; Used = $now }
    }
    SingleActiveKey = {
        New-StateUser robot -Key @{ Created = $now.AddDays(-40) }, @{ Created = $now.AddDays(-20); Used = $now }
        New-StateUser busy -Key @{ Created = $now.AddDays(-40); Used = $now },
            @{ Created = $now.AddDays(-20); Used = $now }
    }
    AccessKeyAge = { New-StateUser robot -Key @{ Created = $now.AddDays(-100); Used = $now } }
    DirectPolicy = {
        New-StateUser direct -Policy "$aws/ReadOnlyAccess" -InlinePolicy @{ own = $readBuckets }
        New-StateUser '007' -Policy "$aws/ReadOnlyAccess"
        New-StateUser 'a,b@example.com' -Policy "$aws/ReadOnlyAccess"
    }
    FullAccessPolicy = { New-StateGroup Power (New-StatePolicy 'Own,Power' $fullAccess) }
    SupportRole = { }
    CloudShellAccess = {
        New-StateGroup Shell "$aws/AWSCloudShellFullAccess"
        New-StateUser sheller -Policy "$aws/AWSCloudShellFullAccess"
        New-StateRole ShellRole "$aws/AWSCloudShellFullAccess"
    }
    LimitedGroup = {
        New-StateGroup Hsm "$aws/AWSCloudHSMFullAccess", "$aws/IAMReadOnlyAccess"
        New-StateUser keeper -Group Hsm
    }
    EmptyGroup = { New-StateGroup 'Nobody,here' "$aws/ReadOnlyAccess" }
    AdministratorByGroup = {
        New-StateUser direct -Policy "$aws/AdministratorAccess" -PasswordChanged $now.AddDays(-5) `
            -PasswordUsed $now.AddDays(-1) -Mfa
    }
    UnusedAdministrator = {
        New-StateUser retired -Group Administrators -PasswordChanged $old -PasswordUsed $old.AddDays(1) -Mfa
    }
    LockLeft = {
        New-StateUser locked -InlinePolicy @{
            AdminIamLock = (@{
                    Version = '2012-10-17'
                    Statement = @(
                        @{ Sid = 'DenyEverything'; Effect = 'Deny'; Action = '*'; Resource = '*' }
                        @{
                            Sid = 'SessionsIssuedBefore'; Effect = 'Deny'; Action = '*'; Resource = '*'
                            Condition = @{ DateLessThan = @{
                                    'aws:TokenIssueTime' = $old.ToString('yyyy-MM-ddTHH:mm:ssZ') } }
                        }
                    )
                } | ConvertTo-Json -Depth 9 -Compress)
        }
    }
    AccountAlias = { }
    ExpiredCertificate = {
        $script:account.serverCertificates += @{
            name = 'old,site'; path = '/'; id = 'ASCAEXAMPLEEXAMPLE01'; created = $old; body = 'PEM'
            expires = $now.AddDays(-1)
        }
    }
}

<#
.SYNOPSIS
Returns the IDs of the checks that have a violation here.
#>
function Get-Violation {
    [CmdletBinding()]
    [OutputType([string])]
    param()

    $seeds.Keys
}

<#
.SYNOPSIS
Starts a sandbox with an account that violates a check.
#>
function Start-ViolatedSandbox {
    [CmdletBinding()]
    param(
        # The check.
        [Parameter(Mandatory)]
        [string[]] $CheckId,

        # The state file to write.
        [Parameter(Mandatory)]
        [string] $Path
    )

    $script:account = @{
        version = 1; accountId = '123456789012'; created = $old
        users = @(); groups = @(); policies = @(); roles = @(); mfaDevices = @(); serverCertificates = @()
    }
    $script:uses = @{ keys = @{}; passwords = @{}; roles = @{} }
    New-StateGroup Administrators "$aws/AdministratorAccess"
    'anna', 'bert' | ForEach-Object {
        New-StateUser $_ -Group Administrators -PasswordChanged $now.AddDays(-5) -PasswordUsed $now.AddHours(-1) -Mfa
    }
    $CheckId | ForEach-Object { . $seeds[$_] }
    $account | ConvertTo-Json -Depth 9 | Set-Content -LiteralPath $Path
    $uses | ConvertTo-Json -Depth 9 | Set-Content -LiteralPath ([IO.Path]::ChangeExtension($Path, '.last-used.json'))
    $null = Start-AdminSandbox -Path $Path
}

Export-ModuleMember -Function Get-Violation, Start-ViolatedSandbox
