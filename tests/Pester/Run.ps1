<#
.SYNOPSIS
Runs the Pester tests and writes how many passed, failed and were skipped.

.DESCRIPTION
Ends with 0 when all passed, 1 when some failed, and 3 when there is no Pester 5.
#>
[CmdletBinding()]
param(
    # Where the counts go, as JSON.
    [Parameter(Mandatory)]
    [string] $ResultPath,

    # Runs only the tests whose full name has this text.
    [string] $Filter
)

$ErrorActionPreference = 'Stop'
$pester = Get-Module -ListAvailable Pester | Where-Object { $_.Version.Major -ge 5 }
if (-not $pester) {
    exit 3
}
Import-Module Pester -MinimumVersion 5.0

$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
if ([Console]::IsOutputRedirected) {
    $configuration.Output.RenderMode = 'Plaintext'
}
if ($Filter) {
    $configuration.Filter.FullName = "*$Filter*"
}

$run = Invoke-Pester -Configuration $configuration
if (-not $run) {
    # Pester has said why; without counts the run as a whole counts as failed.
    exit 1
}
@{
    Passed = $run.PassedCount
    # A file or a block whose setup fails has tests that never ran.
    Failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
    Skipped = $run.SkippedCount + $run.InconclusiveCount
} | ConvertTo-Json | Set-Content -LiteralPath $ResultPath
exit [int]($run.Result -ne 'Passed')
