# The page docs/identity-center.md: its commands are run as they are written there, and boto3, which shares nothing with
# the module, reads what they left.
BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'Journeys.psm1')
    $noBoto3 = -not (Get-PythonWithBoto3)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    Import-Module (Join-Path $PSScriptRoot 'Journeys.psm1')
    Import-Module (Join-Path $PSScriptRoot 'Snippets.psm1')
    $document = Join-Path $PSScriptRoot '../../docs/identity-center.md'
    $people = (Get-MarkdownSnippet $document -Language csv).Blocks[0]
    $sections = @{}
    Get-MarkdownSnippet $document | ForEach-Object { $sections[$_.Name] = $_.Blocks }
    $runbook = Convert-Path (Join-Path $PSScriptRoot '../../samples/runbooks/Grant-AdminAccess.ps1')
    $manifest = Convert-Path (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    $accounts = 0..9 | ForEach-Object { "11112222333$_" }

    # Runs a block of the page in the folder of the CSV.
    function Invoke-Block([string] $Section, [int] $Index = 0) {
        Push-Location -LiteralPath $TestDrive
        try {
            $ErrorActionPreference = 'Stop'
            $ConfirmPreference = 'None'
            . ([scriptblock]::Create($sections[$Section][$Index]))
        }
        finally {
            Pop-Location
        }
    }

    function Start-Organization {
        Stop-AdminSandbox
        Disconnect-AdminAccount
        $null = Invoke-Block 'Rehearse, or connect'
    }

    # Starts the job in a process of its own.
    function Start-Rollout([hashtable] $Change = @{}) {
        $parameters = [ordered] @{
            PeoplePath = 'people.csv'; Account = '/Workloads'; PermissionSetName = 'AdministratorAccess'
            Policy = 'AdministratorAccess'; ModulePath = $manifest
        }
        $Change.Keys.ForEach({ $parameters[$_] = $Change[$_] })
        $start = New-PowerShellStart (@('-NoProfile', '-NonInteractive', '-File', $runbook) +
            $parameters.GetEnumerator().ForEach({ "-$($_.Key)"; $_.Value }))
        $start.WorkingDirectory = $TestDrive
        $start.RedirectStandardOutput = $true
        $start.Environment['AWS_ENDPOINT_URL'] = (Get-AdminSandbox).EndpointUrl
        $start.Environment['AWS_ACCESS_KEY_ID'] = $start.Environment['AWS_SECRET_ACCESS_KEY'] = 'sandbox'
        $start.Environment['AWS_CONFIG_FILE'] = $start.Environment['AWS_SHARED_CREDENTIALS_FILE'] = '/nonexistent'
        'AWS_PROFILE', 'AWS_SESSION_TOKEN' | ForEach-Object { $null = $start.Environment.Remove($_) }
        [Diagnostics.Process]::Start($start)
    }

    # Runs the job to its end.
    function Invoke-Rollout([hashtable] $Change = @{}) {
        $process = Start-Rollout $Change
        $text = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        [pscustomobject] @{
            ExitCode = $process.ExitCode
            Log = @($text -split '\r?\n' | Where-Object { $_ } | ForEach-Object { $_ | ConvertFrom-Json })
        }
    }

    function Get-CallCount([string] $Action) {
        [int] (Invoke-RestMethod "$((Get-AdminSandbox).EndpointUrl)_sandbox/stats").callsByPermission.$Action
    }

    function Assert-Rollout([hashtable] $Found) {
        $names = ($people | ConvertFrom-Csv).UserName
        $Found.users.Keys | Sort-Object | Should -Be ($names | Sort-Object)
        $Found.users.dorothy.Title | Should -BeExactly 'Team Lead'
        $Found.users.karen.DisplayName | Should -BeExactly 'Karen Spärck Jones'
        $Found.users.ada.Email | Should -BeExactly ada@example.com
        $Found.groups.Administrators | Sort-Object | Should -Be ($names | Sort-Object)
        $Found.sets.AdministratorAccess.Duration | Should -Be PT4H
        $Found.sets.AdministratorAccess.Policies | Should -Be arn:aws:iam::aws:policy/AdministratorAccess
        $Found.access | Sort-Object | Should -Be @(
            foreach ($account in $accounts) { "$account AdministratorAccess GROUP Administrators" })
    }

    Set-Content -LiteralPath (Join-Path $TestDrive 'people.csv') -Value $people
    Start-Organization
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Twenty administrators in ten accounts' {
    BeforeAll {
        $null = Invoke-Block 'Twenty administrators in ten accounts'
    }

    It 'takes five commands' {
        @($sections['Twenty administrators in ten accounts'][0] -split "`n") | Should -HaveCount 5
    }

    It 'is as boto3 reads it' -Skip:$noBoto3 {
        Assert-Rollout (Read-IdentityCenter)
    }

    It 'shows who is administrator where' {
        $access = Invoke-Block 'Twenty administrators in ten accounts' 1

        $access | Should -HaveCount 200
        ($access | Group-Object AccountId).Name | Sort-Object | Should -Be $accounts
        $access.Via | Sort-Object -Unique | Should -Be Administrators
    }

    It 'changes nothing with -Ensure' {
        $block = $sections['Twenty administrators in ten accounts'][0] -split "`n" | Select-Object -First 4
        $ensured = $block -replace '$', ' -Ensure' -join "`n"
        Push-Location -LiteralPath $TestDrive
        try { $results = & ([scriptblock]::Create($ensured)) }
        finally { Pop-Location }

        $results | Should -HaveCount 32
        $results.Outcome | Sort-Object -Unique | Should -Be Unchanged
    }

    It 'locks, unlocks and removes a person' -Skip:$noBoto3 {
        $null = Invoke-Block 'A person leaves'

        $found = Read-IdentityCenter
        $found.users.Keys | Should -Not -Contain hedy
        $found.groups.Administrators | Should -HaveCount 19
    }
}

Describe 'The job Grant-AdminAccess' {
    BeforeAll {
        Start-Organization
    }

    It 'has the exit codes of the page' {
        $page = Select-String -LiteralPath $document -Pattern '^\| (?<code>\d) \| (?<text>.+) \|$'
        $help = Select-String -LiteralPath $runbook -Pattern '^(?<code>\d)  (?<text>.+)$'

        $page.ForEach({ $_.Matches[0].Groups['code'].Value }) |
            Should -Be $help.ForEach({ $_.Matches[0].Groups['code'].Value })
    }

    It 'gives the people access, and logs what it created' -Skip:$noBoto3 {
        $job = Invoke-Rollout

        $job.ExitCode | Should -Be 0
        $job.Log[-1].Created | Should -Be 32
        ($job.Log | Where-Object event -EQ created | Group-Object kind).ForEach('Count') | Should -Be 10, 1, 1, 20
        Assert-Rollout (Read-IdentityCenter)
    }

    It 'changes nothing when it is run again' {
        $job = Invoke-Rollout

        $job.ExitCode | Should -Be 0
        $job.Log | Should -HaveCount 1
        $job.Log[0].Unchanged | Should -Be 32
    }

    It 'processes the other rows if one fails' {
        "$people`nnobody,,,nobody@example.com," | Set-Content -LiteralPath (Join-Path $TestDrive 'more.csv')

        $job = Invoke-Rollout @{ PeoplePath = 'more.csv' }

        $job.ExitCode | Should -Be 1
        ($job.Log | Where-Object event -EQ error).message | Should -BeLike "Row 21: *'nobody'*"
        $job.Log[-1].Unchanged | Should -Be 32
        $job.Log[-1].Failed | Should -Be 1
    }

    It 'completes what a run that was killed after <Calls> calls of <Action> left' -Skip:$noBoto3 -ForEach @(
        @{ Action = 'identitystore:CreateUser'; Calls = 7 }
        @{ Action = 'sso:CreatePermissionSet'; Calls = 1 }
        @{ Action = 'sso:CreateAccountAssignment'; Calls = 4 }
    ) {
        Start-Organization
        $process = Start-Rollout
        do { $made = Get-CallCount $Action } until ($made -ge $Calls -or $process.HasExited)
        $process.HasExited | Should -BeFalse
        $process.Kill()
        $process.WaitForExit()

        $job = Invoke-Rollout

        $job.ExitCode | Should -Be 0
        Assert-Rollout (Read-IdentityCenter)
    }

    It 'ends with 3 without the CSV' {
        (Invoke-Rollout @{ PeoplePath = 'missing.csv' }).ExitCode | Should -Be 3
    }

    It 'ends with 2 without an instance' {
        Stop-AdminSandbox
        $null = Start-AdminSandbox

        $job = Invoke-Rollout

        $job.ExitCode | Should -Be 2
        $job.Log[0].id | Should -Be IdentityCenterNotFound
    }
}
