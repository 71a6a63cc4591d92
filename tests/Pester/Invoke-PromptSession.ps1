<#
.SYNOPSIS
Displays a session at the prompt: each command after 'PS> ', followed by its output at 80 columns.

.DESCRIPTION
A command that ends with <Tab> is completed instead of run, and the command with the first completion is displayed.
The folder of the session contains people.csv. Only a sandbox that the session starts can be contacted.
#>
[CmdletBinding()]
param(
    # The module.
    [Parameter(Mandatory)]
    [string] $ModulePath,

    # A text file with one command a line. Its folder is the folder of the session.
    [Parameter(Mandatory)]
    [string] $InputPath
)

$ErrorActionPreference = 'Continue'
$PSStyle.OutputRendering = 'PlainText'
$env:AWS_ENDPOINT_URL = 'http://127.0.0.1:1'
$env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = 'none'
$env:AWS_PROFILE = $env:AWS_SESSION_TOKEN = $null
$env:AWS_CONFIG_FILE = $env:AWS_SHARED_CREDENTIALS_FILE = '/nonexistent'
$env:AWS_EC2_METADATA_DISABLED = 'true'

function Get-CompletedCommand([string] $Command) {
    # The first key press may only start reading the account.
    foreach ($try in 1..20) {
        $completion = TabExpansion2 $Command $Command.Length
        if ($completion.CompletionMatches.Count -gt 0) {
            return $Command.Substring(0, $completion.ReplacementIndex) + $completion.CompletionMatches[0].CompletionText
        }
        Start-Sleep -Milliseconds 250
    }
    $Command
}

Import-Module $ModulePath
Set-Location -LiteralPath (Split-Path $InputPath)
'UserName,Department,Email', 'alice,Ops,alice@example.com', 'bob,Audit,bob@example.com' |
    Set-Content -LiteralPath people.csv
foreach ($command in Get-Content -LiteralPath $InputPath) {
    Write-Host "PS> $command"
    if ($command.EndsWith('<Tab>')) {
        Write-Host "PS> $(Get-CompletedCommand $command.Substring(0, $command.Length - 5))"
        continue
    }
    . ([scriptblock]::Create($command)) *>&1 |
        ForEach-Object { if ($_ -is [Management.Automation.WarningRecord]) { "WARNING: $_" } else { $_ } } |
        Out-String -Width 80 -Stream | Write-Host
}
Stop-AdminSandbox -ErrorAction Ignore
