<#
.SYNOPSIS
Runs snippets of PowerShell as a reader would, each group in its own folder, runspace and sandbox.

.DESCRIPTION
A group finds a sandbox running with the group Administrators (bob is in it) and the users alice and bob, and in its
folder admins.csv (carol and dave), the demo's CSV and the module. A group that starts a sandbox of its own finds
none. Profiles that a snippet names exist, with the sandbox's keys; no snippet can reach beyond this machine.
#>
[CmdletBinding()]
param(
    # What would be published: it is put where a reader who is at the repository root has it.
    [Parameter(Mandatory)]
    [string] $ModulePath,

    # JSON: a list of groups, each with a Name and its Blocks of code.
    [Parameter(Mandatory)]
    [string] $InputPath,

    # Where the answer goes, as JSON: for each Name the Failures, empty where all went well.
    [Parameter(Mandatory)]
    [string] $ResultPath
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$root = Convert-Path (Join-Path $PSScriptRoot '../..')
$demo = 'build/demo/admins.csv'

# The demo's CSV has rows that cannot be done; a snippet that uses it reports them, as it would for its reader.
$brokenRows = Import-Csv (Join-Path $root $demo) | Group-Object UserName |
    Where-Object { $_.Count -gt 1 -or $_.Name -notmatch '^[\w+=,.@-]{1,64}$' } | ForEach-Object Name

function Get-CodeWithoutComment([string] $Code) {
    $tokens = $null
    $null = [Management.Automation.Language.Parser]::ParseInput($Code, [ref] $tokens, [ref] $null)
    ($tokens | Where-Object Kind -NE 'Comment').Text -join ' '
}

function Initialize-Folder([string] $Folder, [string] $ModulePath, [string] $Code) {
    $null = New-Item -ItemType Directory -Path (Join-Path $Folder 'build/demo')
    Copy-Item -Path (Join-Path $ModulePath '*') -Destination $Folder -Recurse
    Copy-Item -LiteralPath (Join-Path $root $demo) -Destination (Join-Path $Folder $demo)
    @(
        'UserName,Path,Email,Tag,ProgrammaticAccess'
        'carol,/ops/,carol@example.com,Department=Ops;CostCenter=1234,'
        'dave,/ops/,dave@example.com,Department=Ops;CostCenter=1234,yes'
    ) | Set-Content -LiteralPath (Join-Path $Folder 'admins.csv')

    $profiles = @('default') + [regex]::Matches($Code, '-ProfileName\s+(?<name>[\w-]+)').ForEach({ $_.Groups['name'].Value })
    $env:AWS_CONFIG_FILE = Join-Path $Folder 'aws-config'
    $env:AWS_SHARED_CREDENTIALS_FILE = Join-Path $Folder 'aws-credentials'
    $null = New-Item -ItemType File -Path $env:AWS_CONFIG_FILE
    $profiles | Select-Object -Unique | ForEach-Object {
        "[$_]", 'aws_access_key_id = sandbox', 'aws_secret_access_key = sandbox', 'region = us-east-1'
    } | Set-Content -LiteralPath $env:AWS_SHARED_CREDENTIALS_FILE
    # A closed port of this machine, until a sandbox of the scene takes its place.
    $env:AWS_ENDPOINT_URL = 'http://127.0.0.1:1'
    $env:AWS_EC2_METADATA_DISABLED = 'true'
    $env:AWS_PROFILE = $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = $env:AWS_SESSION_TOKEN = $null
}

function Open-Runspace([string] $Folder) {
    $state = [initialsessionstate]::CreateDefault()
    $state.ImportPSModule((Join-Path $Folder 'AdminIam.psd1'))
    $runspace = [runspacefactory]::CreateRunspace($Host, $state)
    $runspace.Open()
    $runspace
}

# Returns what went wrong.
function Invoke-Block([runspace] $Runspace, [string] $Code) {
    $shell = [powershell]::Create($Runspace)
    try {
        # What a snippet returns would fill the screen of whoever runs the tests.
        $null = $shell.AddScript($Code, $false).Invoke()
    }
    catch {
        "$_"
    }
    $shell.Streams.Error | Where-Object { "$($_.TargetObject)" -notin $brokenRows } | ForEach-Object { "$_" }
    $shell.Dispose()
}

$setUp = @'
$null = Start-AdminSandbox
$null = New-AdminGroup -GroupName Administrators
$null = New-AdminUser -UserName alice
$null = New-AdminUser -UserName bob -GroupName Administrators
$env:AWS_ENDPOINT_URL = (Get-AdminSandbox).EndpointUrl
'@

# Nobody is there to answer.
$answers = @'
$ConfirmPreference = 'None'
function Read-Host { param([string] $Prompt, [switch] $AsSecureString)
    if ($AsSecureString) { ConvertTo-SecureString 'Correct-Horse-7-Battery' -AsPlainText -Force } else { '123456' } }
function Get-Credential { [pscredential]::new('sandbox', (ConvertTo-SecureString 'sandbox' -AsPlainText -Force)) }
'@

$tearDown = @'
Stop-AdminSandbox
Disconnect-AdminAccount
'@

$results = foreach ($group in Get-Content -Raw -LiteralPath $InputPath | ConvertFrom-Json) {
    $folder = Join-Path ([IO.Path]::GetTempPath()) "adminiam-snippet-$([guid]::NewGuid())"
    $code = $group.Blocks.ForEach({ Get-CodeWithoutComment $_ }) -join "`n"
    Initialize-Folder $folder $ModulePath $code
    $runspace = Open-Runspace $folder
    $blocks = @("Set-Location -LiteralPath '$folder'", $answers)
    if ($code -notmatch '\bStart-AdminSandbox\b') {
        $blocks += $setUp
    }
    $blocks += @($group.Blocks) + $tearDown
    @{ Name = $group.Name; Failures = @($blocks | ForEach-Object { Invoke-Block $runspace $_ }) }
    $runspace.Dispose()
    Remove-Item -LiteralPath $folder -Recurse -Force
}
ConvertTo-Json -InputObject @($results) -Depth 4 | Set-Content -LiteralPath $ResultPath
