<#
.SYNOPSIS
The nightly safeguard check of a runbook: tests the account, saves the reports, and lists what changed.

.DESCRIPTION
Every run saves a page (HTML) and the data (JSON) in the report folder, named by account and time, and compares the data
with those of the run before. The output is one JSON object a line: each new and each resolved finding, and a summary.

Exit codes:
0  no finding failed, or only findings of lower severities than -FailOn
1  findings failed, or checks could not be decided
2  the account could not be reached or tested: no credentials, wrong credentials, no network
3  the job is not set up: the module, the exceptions or the report folder is missing

Runs in Windows PowerShell 5.1 and PowerShell 7.4 or later. It changes nothing in the account.
#>
[CmdletBinding()]
param(
    # The folder of the reports. Only people who may know the weaknesses of the account should be able to read it.
    [Parameter(Mandatory)]
    [string] $ReportFolder,

    # The parameters of Connect-AdminAccount. The default is the host's own AWS credentials.
    [hashtable] $Connect = @{},

    # A CSV with accepted findings: CheckId, Resource, Reason, Until.
    [string] $ExceptionPath,

    # The severities that give the exit code 1.
    [ValidateSet('Critical', 'High', 'Medium', 'Low')]
    [string[]] $FailOn = @('Critical', 'High', 'Medium', 'Low'),

    # The name or path of the module.
    [string] $ModulePath = 'AdminIam'
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Write-Log([string] $Kind, [Collections.IDictionary] $Data = @{}) {
    $entry = [ordered] @{ time = [datetime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ'); event = $Kind }
    foreach ($key in $Data.Keys) {
        $entry[$key] = $Data[$key]
    }
    ConvertTo-Json -InputObject $entry -Compress -Depth 3
}

function Write-Problem([Management.Automation.ErrorRecord] $Problem) {
    $advice = if ($Problem.ErrorDetails) { $Problem.ErrorDetails.RecommendedAction }
    Write-Log 'error' ([ordered] @{
            id = $Problem.FullyQualifiedErrorId.Split(',')[0]
            message = "$Problem"
            advice = $advice
        })
}

try {
    Import-Module $ModulePath
    $folder = (Get-Item -LiteralPath $ReportFolder).FullName
    $parameters = @{}
    if ($ExceptionPath) {
        $parameters.ExceptionPath = (Get-Item -LiteralPath $ExceptionPath).FullName
    }
}
catch {
    Write-Problem $_
    exit 3
}

try {
    $session = Connect-AdminAccount @Connect
    $findings = @(Test-AdminAccount @parameters -WarningVariable warnings -WarningAction SilentlyContinue)
}
catch {
    Write-Problem $_
    exit $(if ($_.FullyQualifiedErrorId -match 'ExceptionFile') { 3 } else { 2 })
}
foreach ($warning in $warnings) {
    Write-Log 'warning' @{ message = "$warning" }
}

try {
    $name = Join-Path $folder "$($session.AccountId)-$([datetime]::UtcNow.ToString('yyyyMMdd-HHmmss'))"
    $previous = Get-ChildItem -LiteralPath $folder -Filter "$($session.AccountId)-*.json" |
        Sort-Object Name | Select-Object -Last 1
    $page = @{ Path = "$name.html" }
    if ($previous) {
        $page.PreviousPath = $previous.FullName
    }
    $null = $findings | Export-AdminReport @page
    $null = $findings | Export-AdminReport -Path "$name.json"
    if ($previous) {
        Compare-AdminReport $previous.FullName "$name.json" | Where-Object Change -ne 'Same' | ForEach-Object {
            Write-Log 'change' ([ordered] @{
                    change = $_.Change
                    severity = $_.Severity
                    checkId = $_.CheckId
                    resource = $_.Resource
                    status = $_.Status
                    reason = $_.Reason
                })
        }
    }
}
catch {
    Write-Problem $_
    exit 3
}

$counts = [ordered] @{}
foreach ($status in 'Failed', 'Unknown', 'Accepted', 'Manual', 'NotApplicable', 'Passed') {
    $counts[$status] = @($findings | Where-Object Status -eq $status).Count
}
$serious = @($findings | Where-Object { $_.Status -in 'Failed', 'Unknown' -and $_.Severity -in $FailOn })
$exitCode = [int] ($serious.Count -gt 0)
Write-Log 'finished' ([ordered] @{ exitCode = $exitCode; report = "$name.html" } + $counts)
exit $exitCode
