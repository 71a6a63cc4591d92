<#
.SYNOPSIS
Runs PowerShell snippets as a reader would, each group in its own folder, runspace and sandbox.

.DESCRIPTION
For each group, a sandbox is running with the groups Administrators (bob is a member) and Auditors (empty), the users
alice and bob, the administrator erin of the group Owners, and the roles that the group names. Its folder contains
admins.csv (carol and dave), the CSV files of the demo and, if the group imports it, the module. Resources that the
group itself creates do not exist: the sandbox, those groups, or alice. Profiles that it names exist, with the keys of
the root user if the name starts with root, and otherwise those of bob. The roles trust the token that Read-Host and
Invoke-RestMethod return. Set-Secret stores nothing. No snippet can contact another computer.
#>
[CmdletBinding()]
param(
    # The published module. A group that imports it has a copy where a reader at the repository root has it.
    [Parameter(Mandatory)]
    [string] $ModulePath,

    # JSON: a list of groups, each with a Name and its Blocks of code.
    [Parameter(Mandatory)]
    [string] $InputPath,

    # The JSON file for the result: the Failures of each Name, empty if there are none.
    [Parameter(Mandatory)]
    [string] $ResultPath
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$root = Convert-Path (Join-Path $PSScriptRoot '../..')
$demo = 'build/demo/admins.csv'
Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
$trust = ConvertTo-Json -Depth 4 @{
    Version = '2012-10-17'
    Statement = @(
        @{ Effect = 'Allow'; Principal = @{ AWS = '123456789012' }; Action = 'sts:AssumeRole' }
        (New-TrustPolicy | ConvertFrom-Json).Statement[0]
    )
}

# The CSV of the demo contains invalid rows. A snippet that uses it reports them, as it would for a reader.
$brokenRows = Import-Csv (Join-Path $root $demo) | Group-Object UserName |
    Where-Object { $_.Count -gt 1 -or $_.Name -notmatch '^[\w+=,.@-]{1,64}$' } | ForEach-Object Name

function Get-CodeWithoutComment([string] $Code) {
    $tokens = $null
    $null = [Management.Automation.Language.Parser]::ParseInput($Code, [ref] $tokens, [ref] $null)
    ($tokens | Where-Object Kind -NE 'Comment').Text -join ' '
}

# Returns the manifest of the module. The module is copied only if the snippet itself imports it.
function Initialize-Folder([string] $Folder, [string] $Code) {
    $null = New-Item -ItemType Directory -Path (Join-Path $Folder 'build/demo')
    Copy-Item -Path (Join-Path $root 'build/demo/*.csv') -Destination (Join-Path $Folder 'build/demo')
    @(
        'UserName,Path,Email,Tag,ProgrammaticAccess'
        'carol,/ops/,carol@example.com,Department=Ops;CostCenter=1234,'
        'dave,/ops/,dave@example.com,Department=Ops;CostCenter=1234,yes'
    ) | Set-Content -LiteralPath (Join-Path $Folder 'admins.csv')
    if ($Code -notmatch '\bAdminIam\.psd1\b') {
        return Join-Path $ModulePath 'AdminIam.psd1'
    }
    Copy-Item -Path (Join-Path $ModulePath '*') -Destination $Folder -Recurse
    Join-Path $Folder 'AdminIam.psd1'
}

# The module does not create roles of this kind, so they are in the initial state of the sandbox.
function Write-State([string] $Folder, [string] $Code) {
    $roles = [regex]::Matches($Code, 'arn:aws:iam::123456789012:role/(?<name>[\w-]+)').ForEach(
        { $_.Groups['name'].Value })
    $now = [datetime]::UtcNow
    @{
        accountId = '123456789012'
        created = $now
        roles = @($roles | Select-Object -Unique | ForEach-Object {
                @{
                    name = $_; path = '/'; id = 'AROAEXAMPLEEXAMPLE' + $_.Length; created = $now
                    assumeRolePolicyDocument = $trust
                }
            })
    } | ConvertTo-Json -Depth 4 | Set-Content -LiteralPath (Join-Path $Folder 'scene.json')
}

function Write-Profile([string] $Code, [object] $Operator) {
    $names = @('default') + [regex]::Matches($Code, '-ProfileName (?<name>[\w-]+)').ForEach({ $_.Groups['name'].Value })
    $names | Select-Object -Unique | ForEach-Object {
        $id = $secret = 'sandbox'
        if ($Operator -and $_ -notmatch '^(default$|root)') {
            $id = $Operator.AccessKeyId
            $secret = ConvertFrom-SecureString -AsPlainText $Operator.SecretAccessKey
        }
        "[$_]", "aws_access_key_id = $id", "aws_secret_access_key = $secret", 'region = us-east-1'
    } | Set-Content -LiteralPath $env:AWS_SHARED_CREDENTIALS_FILE
}

# The setup blocks, in the runspace of the snippet.
function Get-SetUp([string] $Code) {
    if ($Code -match '\bStart-AdminSandbox\b') {
        return
    }
    "Start-AdminSandbox -Path scene.json -Account 'Prod=111122223333' -CallRate 0"
    '$env:AWS_ENDPOINT_URL = (Get-AdminSandbox).EndpointUrl'

    $membership = ''
    if ($Code -notmatch '\bNew-AdminGroup\b') {
        'New-AdminGroup Administrators; New-AdminGroup Auditors -Policy @()'
        $membership = '-GroupName Administrators'
    }
    if ($Code -notmatch '\bNew-AdminUser (-UserName )?alice\b') {
        'New-AdminUser alice'
    }
    "`$operator = New-AdminUser bob -ProgrammaticAccess $membership"
    if ($Code -match '-Admin(Identity|Account(Assignment|Access))') {
        if ($Code -notmatch '\bNew-AdminIdentityGroup\b') {
            'New-AdminIdentityGroup Administrators, Auditors'
        }
        if ($Code -notmatch '\bNew-AdminIdentityUser alice\b') {
            'New-AdminIdentityUser alice -GivenName Alice -FamilyName Smith'
        }
    }
    if ($Code -match '-AdminAccount(Assignment|Access)' -and $Code -notmatch '\bNew-AdminPermissionSet\b') {
        'New-AdminPermissionSet AdministratorAccess, ReadOnly ViewOnlyAccess'
        if ($Code -notmatch '\bNew-AdminAccountAssignment\b') {
            'New-AdminAccountAssignment AdministratorAccess Prod -GroupName Administrators -UserName alice'
        }
    }
    # Without another administrator, bob could not be removed.
    if ($Code -match '-AdminRootCredential') {
        # AWS does not let the root user open root sessions.
        'Enable-AdminRootAccess'
        '$operator | Connect-AdminAccount'
    }
    'New-AdminUser erin -GeneratePassword -GroupName (New-AdminGroup Owners -Policy AdministratorAccess).GroupName'
    if ($Code -match 'Invoke-AdminOrganizationCommand') {
        # AWS does not let the root user assume roles.
        'New-AdminUser org-operator Owners -ProgrammaticAccess | Connect-AdminAccount'
    }
}

$answers = "`$webIdentityToken = '$(Get-WebIdentityToken)'" + @'

function Set-Secret { param([string] $Name, [securestring] $Secret) if (-not $Secret) { throw "No secret for $Name." } }
# There is no user to respond to prompts.
$ConfirmPreference = 'None'
function Read-Host { param([string] $Prompt, [switch] $AsSecureString)
    if ($Prompt -eq 'Token') { ConvertTo-SecureString $webIdentityToken -AsPlainText -Force }
    elseif ($AsSecureString) { ConvertTo-SecureString 'Correct-Horse-7-Battery' -AsPlainText -Force }
    else { '123456' }
}
function Invoke-RestMethod { @{ access_token = $webIdentityToken } }
function Get-Credential { param([string] $Message)
    $null = $Message
    [pscredential]::new('sandbox', (ConvertTo-SecureString 'sandbox' -AsPlainText -Force)) }
'@

$tearDown = @'
Stop-AdminSandbox
Disconnect-AdminAccount
'@

function Open-Runspace([string] $Manifest) {
    $state = [initialsessionstate]::CreateDefault()
    $state.ImportPSModule($Manifest)
    $runspace = [runspacefactory]::CreateRunspace($Host, $state)
    $runspace.Open()
    $runspace
}

# Returns the failures.
function Invoke-Block([runspace] $Runspace, [string] $Code) {
    $shell = [powershell]::Create($Runspace)
    try {
        # The output of snippets would clutter the output of the tests.
        $null = $shell.AddScript($Code, $false).Invoke()
    }
    catch {
        "$_"
    }
    $shell.Streams.Error | Where-Object { "$($_.TargetObject)" -notin $brokenRows } | ForEach-Object { "$_" }
    $shell.Dispose()
}

# The AWS SDK looks for these files once in a process.
$env:AWS_CONFIG_FILE = (New-Item -ItemType File -Path (Join-Path (Split-Path $InputPath) 'aws-config')).FullName
$env:AWS_SHARED_CREDENTIALS_FILE = Join-Path (Split-Path $InputPath) 'aws-credentials'
Write-Profile
$env:AWS_EC2_METADATA_DISABLED = 'true'
$env:AWS_PROFILE = $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = $env:AWS_SESSION_TOKEN = $null

$results = foreach ($group in Get-Content -Raw -LiteralPath $InputPath | ConvertFrom-Json) {
    # A closed port of this computer, until a sandbox of the setup replaces it.
    $env:AWS_ENDPOINT_URL = 'http://127.0.0.1:1'
    # It stays until all groups have run: the process loads the assemblies of the first one when it needs them.
    $folder = Join-Path (Split-Path $InputPath) ([guid]::NewGuid())
    $code = $group.Blocks.ForEach({ Get-CodeWithoutComment $_ }) -join "`n"
    $manifest = Initialize-Folder $folder $code
    Write-State $folder $code
    $runspace = Open-Runspace $manifest

    $failures = @("Set-Location -LiteralPath '$folder'", $answers) + @(Get-SetUp $code) |
        ForEach-Object { Invoke-Block $runspace $_ }
    $operator = $runspace.SessionStateProxy.GetVariable('operator')
    Write-Profile $code ($operator | Select-Object -First 1)
    $failures = @($failures) + @(@($group.Blocks) + $tearDown | ForEach-Object { Invoke-Block $runspace $_ })

    @{ Name = $group.Name; Failures = @($failures | Where-Object { $_ }) }
    $runspace.Dispose()
}
ConvertTo-Json -InputObject @($results) -Depth 4 | Set-Content -LiteralPath $ResultPath
