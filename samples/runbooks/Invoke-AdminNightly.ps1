<#
.SYNOPSIS
The nightly job of a runbook: creates and updates administrators from a CSV, rotates old access keys, and writes an
audit.

.DESCRIPTION
Every run creates and updates what the CSV says; a run without changes reports Unchanged for each row. New passwords
and keys are saved in a secret store as soon as they exist, and nowhere else. The output, and the file of -LogPath, is
one JSON object a line, without secrets.

Exit codes:
0  everything succeeded
1  some records failed; the log has an error for each of them
2  the account could not be reached: no credentials, wrong credentials, no network
3  the job is not set up: the module, the CSV or the secret store is missing

Runs in Windows PowerShell 5.1 and PowerShell 7.4 or later.
#>
[CmdletBinding()]
param(
    # The people: the columns are the parameters of New-AdminUser, such as UserName, Email, GroupName, GeneratePassword.
    [Parameter(Mandatory)]
    [string] $CsvPath,

    # The groups of users without the column GroupName.
    [string[]] $GroupName = @('Administrators'),

    # The parameters of Connect-AdminAccount. The default is the host's own AWS credentials.
    [hashtable] $Connect = @{},

    # The vault of SecretManagement in which Set-Secret saves new passwords and keys.
    [string] $VaultName,

    # The beginning of the names of secrets in AWS Secrets Manager, if that is the store. Requires
    # AWS.Tools.SecretsManager.
    [string] $SecretsManagerPrefix,

    # Saves a secret in another store. It gets a name and a credential: the user name or key ID, and the secret.
    [scriptblock] $SaveSecret,

    # Keys of this age are rotated, except those of the user that the job runs as. The old key is disabled, and deleted
    # by the next rotation.
    [int] $RotateAfterDays = 90,

    # The file for the audit: all users with groups, policies, keys and MFA, as JSON.
    [string] $AuditPath,

    # A file for the log.
    [string] $LogPath,

    # The name or path of the module.
    [string] $ModulePath = 'AdminIam'
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$utf8 = New-Object Text.UTF8Encoding $false
$counts = [ordered] @{ Created = 0; Updated = 0; Unchanged = 0; Rotated = 0; Failed = 0 }

function Write-Log([string] $Kind, [Collections.IDictionary] $Data = @{}) {
    $entry = [ordered] @{ time = [datetime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ'); event = $Kind }
    foreach ($key in $Data.Keys) {
        $entry[$key] = $Data[$key]
    }
    $line = ConvertTo-Json -InputObject $entry -Compress -Depth 3
    if ($LogPath) {
        [IO.File]::AppendAllText($LogPath, "$line`n", $utf8)
    }
    Write-Output $line
}

function Write-Problem([Management.Automation.ErrorRecord] $Problem) {
    $counts.Failed++
    $advice = if ($Problem.ErrorDetails) { $Problem.ErrorDetails.RecommendedAction }
    Write-Log 'error' ([ordered] @{
            id = $Problem.FullyQualifiedErrorId.Split(',')[0]
            target = "$($Problem.TargetObject)"
            message = "$Problem"
            advice = $advice
        })
}

function Exit-NightlyJob([int] $ExitCode) {
    Write-Log 'finished' ([ordered] @{ exitCode = $ExitCode } + $counts)
    exit $ExitCode
}

# Key Vault allows letters, digits and hyphens in names; every other character of a user name becomes its number.
function Get-SecretName([string] $UserName, [string] $Kind) {
    [regex]::Replace($UserName, '[^0-9A-Za-z]', { '-{0:x2}' -f [int] $args[0].Value[0] }) + "-$Kind"
}

function Save-ToSecretsManager([string] $Name, [pscredential] $Credential) {
    $id = $SecretsManagerPrefix + $Name
    $secret = $Credential.GetNetworkCredential().Password
    $text = ConvertTo-Json -Compress @{ user = $Credential.UserName; secret = $secret }
    try {
        $null = Write-SECSecretValue -SecretId $id -SecretString $text
    }
    catch {
        if ("$($_.Exception.GetType().Name) $_" -notmatch 'ResourceNotFound|can.t find') {
            throw
        }
        $null = New-SECSecret -Name $id -SecretString $text
    }
}

function Save-Secret([string] $Name, [pscredential] $Credential) {
    if ($SaveSecret) {
        $null = & $SaveSecret $Name $Credential
    }
    elseif ($VaultName) {
        Set-Secret -Name $Name -Secret $Credential -Vault $VaultName
    }
    else {
        Save-ToSecretsManager $Name $Credential
    }
}

# A key that could not be saved is deleted, so that no active key is left that nobody has. The message of the store is
# not logged, because it could repeat the secret.
function Save-NewSecret([object] $User) {
    $name = $User.UserName
    if ($User.PSObject.Properties['Password'] -and $User.Password) {
        try {
            Save-Secret (Get-SecretName $name 'password') (New-Object pscredential $name, $User.Password)
        }
        catch {
            $counts.Failed++
            Write-Log 'error' ([ordered] @{
                    id = 'SecretNotSaved'; target = $name; message = "The password of '$name' was not saved."
                    advice = "Check the secret store, then: Set-AdminUserPassword $name -GeneratePassword"
                })
        }
    }
    if ($User.SecretAccessKey) {
        $key = $User.AccessKeyId
        try {
            Save-Secret (Get-SecretName $name 'accesskey') (New-Object pscredential $key, $User.SecretAccessKey)
        }
        catch {
            $counts.Failed++
            Remove-AdminAccessKey -UserName $name -AccessKeyId $key -Confirm:$false -ErrorAction Continue
            Write-Log 'error' ([ordered] @{
                    id = 'SecretNotSaved'; target = $name
                    message = "The key $key of '$name' was not saved, and was deleted."
                    advice = "Check the secret store, then: New-AdminAccessKey $name"
                })
        }
    }
}

# What cannot be done tonight is known before anything is created.
try {
    Import-Module $ModulePath
    if (-not (Test-Path -LiteralPath $CsvPath -PathType Leaf)) {
        throw "There is no file '$CsvPath'."
    }
    $command = if ($VaultName) { 'Set-Secret' } elseif ($SecretsManagerPrefix) { 'Write-SECSecretValue' }
    if ($command) {
        $null = Get-Command $command
    }
    elseif (-not $SaveSecret) {
        throw 'New passwords and keys need a secret store: -VaultName, -SecretsManagerPrefix or -SaveSecret.'
    }
}
catch {
    Write-Problem $_
    Exit-NightlyJob 3
}

try {
    $session = Connect-AdminAccount @Connect
    $me = (Get-AdminAccount).UserName
    Write-Log 'connected' ([ordered] @{ account = $session.AccountId; arn = $session.Arn })
}
catch {
    Write-Problem $_
    Exit-NightlyJob 2
}

try {
    $problems = @()
    Import-Csv -LiteralPath $CsvPath |
        New-AdminUser -GroupName $GroupName -Ensure -ErrorAction SilentlyContinue -ErrorVariable problems |
        ForEach-Object {
            $counts[$_.Outcome]++
            Write-Log 'user' ([ordered] @{
                    user = $_.UserName; outcome = $_.Outcome; change = @($_.Change); accessKeyId = $_.AccessKeyId
                })
            Save-NewSecret $_
        }
    $problems | ForEach-Object { Write-Problem $_ }

    $problems = @()
    Get-AdminAccessKey |
        Where-Object { $_.Status -eq 'Active' -and $_.Age.TotalDays -ge $RotateAfterDays -and $_.UserName -ne $me } |
        Update-AdminAccessKey -RemoveInactive -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problems |
        ForEach-Object {
            $counts.Rotated++
            Write-Log 'key' ([ordered] @{ user = $_.UserName; outcome = 'Rotated'; accessKeyId = $_.AccessKeyId })
            Save-NewSecret $_
        }
    $problems | ForEach-Object { Write-Problem $_ }

    if ($AuditPath) {
        $users = @(Get-AdminUser -Detailed)
        [IO.File]::WriteAllText($AuditPath, (ConvertTo-Json -InputObject $users -Depth 4), $utf8)
        Write-Log 'audit' ([ordered] @{ users = $users.Count; path = $AuditPath })
    }
}
catch {
    Write-Problem $_
}

Exit-NightlyJob ([int] ($counts.Failed -gt 0))
