Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
Import-Module (Join-Path $PSScriptRoot 'Snippets.psm1')
$document = Join-Path $PSScriptRoot '../../docs/journeys.md'
$reader = Join-Path $PSScriptRoot 'read_account.py'
$sections = @{}
Get-MarkdownSnippet $document | ForEach-Object { $sections[$_.Name] = $_.Blocks }
$python = $null
$people = (Get-MarkdownSnippet $document -Language csv).Blocks[0]

<#
.SYNOPSIS
Returns the path of a Python that has boto3, or nothing.
#>
function Get-PythonWithBoto3 {
    [CmdletBinding()]
    [OutputType([string])]
    param()

    # A version manager starts Python through a slow script, so its path is looked up once.
    if ($null -eq $script:python) {
        $script:python = "$((Get-Command python3, python -CommandType Application -All -ErrorAction Ignore).Source |
            Select-Object -Unique |
            ForEach-Object { & $_ -c 'import sys, boto3; print(sys.executable)' 2> $null } | Select-Object -First 1)"
    }
    $script:python
}

<#
.SYNOPSIS
Returns the names of the journeys of docs/journeys.md.
#>
function Get-JourneyName {
    [CmdletBinding()]
    [OutputType([string])]
    param()

    (Get-MarkdownSnippet $document).Name | Where-Object { $_ -ne 'Rehearse, or connect' }
}

<#
.SYNOPSIS
Runs the commands of journeys as docs/journeys.md shows them, and returns their output and their warnings.

.DESCRIPTION
The first journey of a test begins in a new sandbox and in the folder with the file people.csv; those with -Continue go
on there. Confirmation is answered with yes. An error ends the journey.
#>
function Invoke-Journey {
    [CmdletBinding()]
    [OutputType([psobject])]
    param(
        # The headings of the journeys.
        [Parameter(Mandatory, Position = 0)]
        [string[]] $Name,

        # The working folder.
        [Parameter(Mandatory)]
        [string] $Folder,

        # The blocks to run; the default is all.
        [int[]] $Step,

        [switch] $Continue
    )

    $blocks = foreach ($section in $Name) {
        if (-not $sections.ContainsKey($section)) {
            throw "docs/journeys.md has no journey '$section'."
        }
        if ($PSBoundParameters.ContainsKey('Step')) { $sections[$section][$Step] } else { $sections[$section] }
    }
    if (-not $Continue) {
        Stop-AdminSandbox
        Set-Content -LiteralPath (Join-Path $Folder 'people.csv') -Value $people
        $blocks = @($sections['Rehearse, or connect']) + @($blocks)
    }

    Push-Location -LiteralPath $Folder
    try {
        $said = & {
            $ErrorActionPreference = 'Stop'
            $ConfirmPreference = 'None'
            $WarningPreference = 'Continue'
            foreach ($block in $blocks) {
                . ([scriptblock]::Create($block))
            }
        } 3>&1 6> $null
    }
    finally {
        Pop-Location
    }
    [pscustomobject]@{
        Output = @($said | Where-Object { $_ -isnot [Management.Automation.WarningRecord] })
        Warning = @($said | Where-Object { $_ -is [Management.Automation.WarningRecord] } | ForEach-Object Message)
    }
}

function Invoke-Reader(
    [string[]] $Argument, [string] $AccessKey = 'sandbox', [string] $SecretKey = 'sandbox', [string] $Script = $reader
) {
    $variables = @{
        SANDBOX_URL = "$((Get-AdminSandbox).EndpointUrl)"
        AWS_ACCESS_KEY_ID = $AccessKey
        AWS_SECRET_ACCESS_KEY = $SecretKey
        AWS_DEFAULT_REGION = 'us-east-1'
        AWS_SESSION_TOKEN = $null
        AWS_PROFILE = $null
        AWS_CONFIG_FILE = '/nonexistent'
        AWS_SHARED_CREDENTIALS_FILE = '/nonexistent'
        AWS_ENDPOINT_URL = $null
    }
    $program = Get-PythonWithBoto3
    $lines = Use-Environment $variables { & $program $Script @Argument 2>&1 }
    if ($LASTEXITCODE -ne 0) {
        throw "$Script $Argument ended with ${LASTEXITCODE}: $($lines -join "`n")"
    }
    $lines -join "`n" | ConvertFrom-Json -AsHashtable
}

<#
.SYNOPSIS
Returns the account as boto3 reads it, or nothing if boto3 is not installed.
#>
function Read-Account {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param()

    if (Get-PythonWithBoto3) {
        Invoke-Reader 'read'
    }
}

<#
.SYNOPSIS
Returns the instance of IAM Identity Center as boto3 reads it.
#>
function Read-IdentityCenter {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param()

    Invoke-Reader -Script (Join-Path $PSScriptRoot 'read_center.py')
}

<#
.SYNOPSIS
Makes calls with boto3 as the user of a credentials file, and returns the error code of each, or OK.
#>
function Invoke-AsUser {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        # A row of a credentials file.
        [Parameter(Mandatory, Position = 0)]
        [psobject] $Credential,

        # The service, the operation, and its parameters, if any, of each call.
        [Parameter(Mandatory, Position = 1)]
        [object[]] $Call
    )

    $calls = foreach ($each in $Call) {
        @{ Service = $each[0]; Operation = $each[1]; Parameters = $each.Count -gt 2 ? $each[2] : @{} }
    }
    $json = ConvertTo-Json -InputObject @($calls) -Depth 5 -Compress
    Invoke-Reader 'call', $json $Credential.'Access key ID' $Credential.'Secret access key'
}

<#
.SYNOPSIS
Returns an .eml file as Python's email parser reads it.
#>
function Read-Message {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param(
        [Parameter(Mandatory)]
        [string] $Path
    )

    Invoke-Reader 'message', $Path
}

<#
.SYNOPSIS
Signs in to the console of the sandbox with a row of a credentials file, and returns the answer.
#>
function Invoke-ConsoleSignIn {
    [CmdletBinding()]
    [OutputType([psobject])]
    param(
        [Parameter(Mandatory, Position = 0)]
        [psobject] $Credential,

        [string] $MfaCode
    )

    $form = @{ UserName = $Credential.'User name'; Password = $Credential.Password; MfaCode = $MfaCode }
    $uri = [uri]::new((Get-AdminSandbox).EndpointUrl, '/_sandbox/sign-in')
    Invoke-RestMethod -Method Post -Uri $uri -Body $form -SkipHttpErrorCheck
}

function Format-Owner([string] $Arn, [object[]] $Group, [object[]] $Policy, [object[]] $Inline, [object[]] $Tag) {
    $lists = ($Group, $Policy, $Inline, $Tag).ForEach({ ($_ | Sort-Object) -join ' ' })
    "$Arn groups: $($lists[0]) policies: $($lists[1]) inline: $($lists[2]) tags: $($lists[3])"
}

<#
.SYNOPSIS
Returns users and groups, with their tags and policies, as lines of text to compare: of Read-Account, or of an AWS CLI.
#>
function Format-Account {
    [CmdletBinding(DefaultParameterSetName = 'Account')]
    [OutputType([string])]
    param(
        [Parameter(Mandatory, Position = 0, ParameterSetName = 'Account')]
        [hashtable] $Account,

        # The path of an AWS CLI, which makes one call, GetAccountAuthorizationDetails.
        [Parameter(Mandatory, ParameterSetName = 'Cli')]
        [string] $CliPath
    )

    $lines = if ($Account) {
        $Account.Users.Values | ForEach-Object { Format-Owner $_.Arn $_.Groups $_.Policies $_.Inline.Keys $_.Tags }
        $Account.Groups.Values | ForEach-Object { Format-Owner $_.Arn @() $_.Policies $_.Inline.Keys }
    }
    else {
        $details = Invoke-AwsCli -CliPath $CliPath iam get-account-authorization-details --filter User Group
        foreach ($user in $details.UserDetailList) {
            $tags = foreach ($tag in $user.Tags) { "$($tag.Key)=$($tag.Value)" }
            $policies, $inline = $user.AttachedManagedPolicies.PolicyArn, $user.UserPolicyList.PolicyName
            Format-Owner $user.Arn $user.GroupList $policies $inline $tags
        }
        foreach ($group in $details.GroupDetailList) {
            Format-Owner $group.Arn @() $group.AttachedManagedPolicies.PolicyArn $group.GroupPolicyList.PolicyName
        }
    }
    $lines | Sort-Object
}

Export-ModuleMember -Function Format-Account, Get-JourneyName, Get-PythonWithBoto3, Invoke-AsUser, Invoke-ConsoleSignIn,
Invoke-Journey, Read-Account, Read-IdentityCenter, Read-Message
