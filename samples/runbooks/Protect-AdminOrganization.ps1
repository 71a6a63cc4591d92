<#
.SYNOPSIS
Brings the accounts of an organization under control, as an unattended job: an administrators group in each account, the
safeguards of each account in one report, and no root credentials in member accounts.

.DESCRIPTION
Every run creates the group where it is missing, tests each account, and deletes the root credentials of member accounts
that have some. An account that cannot be reached is an error, and the others go on. The job can be run again at any
time, also after it was interrupted. The output is one JSON object a line: each change, each error, and a summary.

With root credentials deleted, nobody can sign in as root user of these accounts; Restore-AdminRootCredential allows it
again. -KeepRoot leaves them.

Exit codes:
0  every account is as asked, and no finding failed
1  accounts could not be reached or changed, or findings failed; the log has an error for each account
2  the organization could not be read: no credentials, wrong credentials, no organization
3  the job is not set up: the module or the report folder is missing

Runs in Windows PowerShell 5.1 and PowerShell 7.4 or later.
#>
[CmdletBinding()]
param(
    # The folder of the report. Only people who may know the weaknesses of the accounts should be able to read it.
    [Parameter(Mandatory)]
    [string] $ReportFolder,

    # The accounts: IDs, names, wildcards or paths of organizational units. The default is all.
    [string[]] $Account = '*',

    # The role in the member accounts that the job assumes.
    [string] $RoleName = 'OrganizationAccountAccessRole',

    # The group of the administrators, which has AdministratorAccess.
    [string] $GroupName = 'Administrators',

    # Leaves the root credentials of member accounts.
    [switch] $KeepRoot,

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

function Write-Problem([Management.Automation.ErrorRecord] $Problem, [string] $Step = 'job') {
    $advice = if ($Problem.ErrorDetails) { $Problem.ErrorDetails.RecommendedAction }
    Write-Log 'error' ([ordered] @{
            step = $Step
            account = if ($Problem.AccountId) { $Problem.AccountId } else { "$($Problem.TargetObject)" }
            id = $Problem.FullyQualifiedErrorId.Split(',')[0]
            message = "$Problem"
            advice = $advice
        })
}

try {
    Import-Module $ModulePath
    $folder = (Get-Item -LiteralPath $ReportFolder).FullName
}
catch {
    Write-Problem $_
    exit 3
}

try {
    $null = Connect-AdminAccount @Connect
    $accounts, $unusable = (Get-AdminOrganizationAccount -Account $Account).Where({ $_.State -eq 'ACTIVE' }, 'Split')
}
catch {
    Write-Problem $_
    exit 2
}

foreach ($one in $unusable) {
    Write-Log 'skipped' ([ordered] @{ account = $one.AccountId; state = "$($one.State)" })
}
$counts = [ordered] @{
    Accounts = $accounts.Count; Skipped = $unusable.Count; GroupsCreated = 0; RootCredentialsDeleted = 0
    FindingsFailed = 0; Errors = 0
}
$quiet = @{ ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }

# Writes the errors of a step, one for each account that failed.
function Write-Step([string] $Name, [object[]] $Problems) {
    foreach ($problem in $Problems) {
        $script:counts.Errors++
        Write-Problem $problem $Name
    }
}

try {
    $accounts | Invoke-AdminOrganizationCommand -RoleName $RoleName @quiet -ErrorVariable problems {
        New-AdminGroup $using:GroupName -Policy AdministratorAccess -Ensure
    } |
        Where-Object Outcome -ne 'Unchanged' | ForEach-Object {
            $counts.GroupsCreated++
            Write-Log 'group' ([ordered] @{ account = $_.AccountId; name = "$_"; outcome = "$($_.Outcome)" })
        }
    Write-Step 'group' $problems

    if (-not $KeepRoot) {
        $accounts | Remove-AdminRootCredential @quiet -ErrorVariable problems |
            Where-Object Outcome -ne 'Unchanged' | ForEach-Object {
                $counts.RootCredentialsDeleted++
                Write-Log 'root' ([ordered] @{ account = $_.AccountId; deleted = $_.Change -join '; ' })
            }
        Write-Step 'root' $problems
    }

    $name = Join-Path $folder "organization-$([datetime]::UtcNow.ToString('yyyyMMdd-HHmmss'))"
    $findings = @(
        $accounts | Invoke-AdminOrganizationCommand { Test-AdminAccount } -RoleName $RoleName @quiet `
            -ErrorVariable problems
    )
    Write-Step 'audit' $problems
    $counts.FindingsFailed = @($findings | Where-Object Status -in 'Failed', 'Unknown').Count
    $null = $findings | Export-AdminReport -Path "$name.html"
    $null = $findings | Export-AdminReport -Path "$name.json"
}
catch {
    Write-Problem $_
    exit 2
}

$exitCode = [int] ($counts.Errors -gt 0 -or $counts.FindingsFailed -gt 0)
Write-Log 'finished' ([ordered] @{ exitCode = $exitCode; report = "$name.html" } + $counts)
exit $exitCode
