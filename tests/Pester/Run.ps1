<#
.SYNOPSIS
Runs Pester test files and writes which tests failed, and how many passed and were skipped.

.DESCRIPTION
The exit code is 0 if all tests passed; otherwise it is 1.
#>
[CmdletBinding()]
param(
    # The JSON file for the results.
    [Parameter(Mandatory)]
    [string] $ResultPath,

    # The manifest of the Pester module to use.
    [string] $PesterPath = 'Pester',

    # A text file that lists the test files; without it all files of this folder are run.
    [string] $FileList,

    # Runs only the tests whose full name contains this text.
    [string] $Filter
)

$ErrorActionPreference = 'Stop'
# No test may contact AWS, regardless of the profiles and variables of the person who runs it.
$env:AWS_ENDPOINT_URL = 'http://127.0.0.1:1'
$env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = 'dummy'
$env:AWS_CONFIG_FILE = $env:AWS_SHARED_CREDENTIALS_FILE = Join-Path ([IO.Path]::GetTempPath()) 'adminiam-no-such-file'
$env:AWS_EC2_METADATA_DISABLED = 'true'
$env:AWS_PROFILE = $env:AWS_SESSION_TOKEN = $null
$env:POWERSHELL_TELEMETRY_OPTOUT = '1'

Import-Module $PesterPath -MinimumVersion 6.0

$configuration = New-PesterConfiguration
$configuration.Run.Path = if ($FileList) { Get-Content -LiteralPath $FileList } else { $PSScriptRoot }
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
    # Pester has reported the reason. Without results, the run as a whole counts as failed.
    exit 1
}

foreach ($test in $run.Skipped) {
    "Skipped: $($test.ExpandedPath)$(if ($test.ErrorRecord) { ": $($test.ErrorRecord[0])" })"
}
# A filter excludes tests. Without a filter, a test that did not run or has no result has not passed.
$lost = if ($Filter) { 0 } else { $run.TotalCount - $run.PassedCount - $run.FailedCount - $run.SkippedCount }
$failures = @(
    # If the setup of a file or a block fails, its tests do not run.
    foreach ($failed in @($run.Failed) + @($run.FailedBlocks) + @($run.FailedContainers)) {
        @{
            Name = "$($failed.PSObject.Properties['ExpandedPath'] ? $failed.ExpandedPath : $failed.Item)"
            Message = "$($failed.ErrorRecord | Select-Object -First 1)"
        }
    }
    for ($index = 0; $index -lt $lost; $index++) {
        @{ Name = 'A test that did not run or has no result'; Message = '' }
    }
)
@{ Passed = $run.PassedCount; Failures = $failures; Skipped = $run.SkippedCount } |
    ConvertTo-Json -Depth 3 |
    Set-Content -LiteralPath $ResultPath
exit [int]($run.Result -ne 'Passed' -or $lost -gt 0)
