<#
.SYNOPSIS
Gives the people of a CSV access to accounts through IAM Identity Center, as an unattended job.

.DESCRIPTION
Every run creates what is missing: the group, the users of the CSV and their membership, the permission set with its
policies, and its assignment to the group in the accounts. Nothing is removed, so the job can be run again at any time,
also after it was interrupted. The output is one JSON object a line: each change, each error, and a summary.

Exit codes:
0  everything is as the CSV asks
1  some records failed; the log has an error for each
2  the account could not be reached, has no instance of IAM Identity Center, or may not administer it
3  the job is not set up: the module or the CSV is missing

Runs in Windows PowerShell 5.1 and PowerShell 7.4 or later.
#>
[CmdletBinding()]
param(
    # A CSV of people with the columns of New-AdminIdentityUser: UserName, GivenName, FamilyName, Email ...
    [Parameter(Mandatory)]
    [string] $PeoplePath,

    # The accounts: IDs, names, wildcards or paths of organizational units.
    [Parameter(Mandatory)]
    [string[]] $Account,

    # The permission set.
    [Parameter(Mandatory)]
    [string] $PermissionSetName,

    # The AWS managed policies of the permission set.
    [Parameter(Mandatory)]
    [string[]] $Policy,

    # The duration of the sessions in the accounts, from one to twelve hours.
    [timespan] $SessionDuration = '04:00',

    # The group of the people.
    [string] $GroupName = 'Administrators',

    # The parameters of Connect-AdminAccount. The default is the host's own AWS credentials.
    [hashtable] $Connect = @{},

    # The name or path of the module.
    [string] $ModulePath = 'AdminIam'
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$ConfirmPreference = 'None'

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
    $people = @(Import-Csv -LiteralPath $PeoplePath)
}
catch {
    Write-Problem $_
    exit 3
}

$counts = [ordered] @{ Created = 0; Updated = 0; Unchanged = 0 }
$failed = 0

# Writes what a step changed and what failed; the next steps go on with what there is. The step fills $problems.
function Write-Step([string] $Noun, [scriptblock] $Step) {
    $problems = @()
    $results = @(. $Step)
    foreach ($result in $results) {
        $script:counts["$($result.Outcome)"]++
        if ("$($result.Outcome)" -ne 'Unchanged') {
            Write-Log "$($result.Outcome)".ToLowerInvariant() ([ordered] @{ kind = $Noun; name = "$result" })
        }
    }
    foreach ($problem in $problems) {
        $script:failed++
        Write-Problem $problem
    }
}

try {
    $null = Connect-AdminAccount @Connect
    $null = Get-AdminIdentityCenter
    $quiet = @{ Ensure = $true; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    Write-Step 'group' { New-AdminIdentityGroup $GroupName @quiet }
    Write-Step 'user' { $people | New-AdminIdentityUser -GroupName $GroupName @quiet }
    Write-Step 'permission set' {
        New-AdminPermissionSet $PermissionSetName -Policy $Policy -SessionDuration $SessionDuration @quiet
    }
    Write-Step 'assignment' {
        New-AdminAccountAssignment -PermissionSetName $PermissionSetName -GroupName $GroupName -Account $Account @quiet
    }
}
catch {
    Write-Problem $_
    exit 2
}

$exitCode = [int] ($failed -gt 0)
Write-Log 'finished' ([ordered] @{ exitCode = $exitCode } + $counts + @{ Failed = $failed })
exit $exitCode
