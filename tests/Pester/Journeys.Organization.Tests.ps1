# The page docs/organizations.md, and the rehearsal of samples/runbooks/Protect-AdminOrganization.ps1: an organization
# of forty member accounts, some of which cannot be entered, changed or used.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    Import-Module (Join-Path $PSScriptRoot 'Snippets.psm1')
    $runbook = Convert-Path (Join-Path $PSScriptRoot '../../samples/runbooks/Protect-AdminOrganization.ps1')
    $manifest = Convert-Path (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    $own = '123456789012'
    $state = Join-Path $TestDrive 'state.json'
    $organization = Join-Path $TestDrive 'organization.json'

    function Get-Id([int[]] $Number) { $Number | ForEach-Object { '2000000000{0:00}' -f $_ } }

    # 19 to 24 have no root credentials, 25 and 26 have the same name, 27 to 29 were invited, 30 to 32 are not active,
    # 33 has a role with another name, 34 is not allowed to create groups and 35 to change anything, and the role of 36
    # trusts another account.
    $withoutRole = Get-Id (27..29 + 33, 36)
    $inactive = Get-Id (30..32)
    $withoutRoot = Get-Id (19..24)
    $isolated = Get-Id 35
    $withoutGroups = Get-Id 34, 35
    $active = Get-Id (1..40) | Where-Object { $_ -notin $inactive }
    $all = @{ password = $true; accessKeys = @(@{ active = $true }, @{ active = $false }) }
    @{
        accounts = @(foreach ($number in 1..40) {
                $account = @{
                    id = Get-Id $number; name = "App $number"; organizationalUnit = 'Workloads/Live'
                    root = if ($number -le 18) { $all + @{ mfaDevices = 1; signingCertificates = 1 } } else { $all }
                }
                switch ($number) {
                    { $_ -in 19..24 } { $account.root = @{ password = $false } }
                    { $_ -in 25, 26 } { $account.name = 'Twin' }
                    { $_ -in 27..29 } { $account.joinedMethod = 'INVITED' }
                    { $_ -in 30, 31 } { $account.state = 'SUSPENDED' }
                    32 { $account.state = 'PENDING_CLOSURE' }
                    33 { $account.roleName = 'AWSControlTowerExecution' }
                    { $_ -in 34, 35 } { $account.organizationalUnit = "Workloads/Limited$number" }
                    { $_ -ge 37 } { $account.organizationalUnit = 'Workloads/Test' }
                }
                $account
            })
        serviceControlPolicies = @(foreach ($number in 34, 35) {
                $action = if ($number -eq 34) { 'iam:CreateGroup' } else {
                    'iam:Create*', 'iam:Delete*', 'iam:Deactivate*'
                }
                @{
                    name = "Limited$number"; targets = @("/Workloads/Limited$number")
                    document = @{
                        Version = '2012-10-17'; Statement = @{ Effect = 'Deny'; Action = $action; Resource = '*' }
                    }
                }
            })
    } | ConvertTo-Json -Depth 6 | Set-Content -LiteralPath $organization

    # Prepares the organization, and saves it as it is before the job.
    $null = Start-AdminSandbox -Organization $organization -Path $state
    $null = New-AdminGroup
    $operator = New-AdminUser operator Administrators -ProgrammaticAccess
    $secret = ConvertFrom-SecureString $operator.SecretAccessKey -AsPlainText
    $null = Enable-AdminRootAccess
    Stop-AdminSandbox
    $saved = Get-Content -Raw -LiteralPath $state | ConvertFrom-Json
    $role = $saved.members."$(Get-Id 36)".roles.Where({ $_.name -eq 'OrganizationAccountAccessRole' })[0]
    $role.assumeRolePolicyDocument = $role.assumeRolePolicyDocument.Replace($own, '999999999999')
    $saved | ConvertTo-Json -Depth 20 | Set-Content -LiteralPath "$state.first"

    function Reset-Organization {
        Stop-AdminSandbox
        Copy-Item "$state.first" $state
        $null = Start-AdminSandbox -Path $state
    }

    # Starts the job in a process of its own.
    function Start-Job([string] $Folder) {
        $start = New-PowerShellStart @(
            '-NoProfile', '-NonInteractive', '-File', $runbook, '-ReportFolder', $Folder, '-ModulePath', $manifest)
        $start.RedirectStandardOutput = $true
        $start.Environment['AWS_ENDPOINT_URL'] = (Get-AdminSandbox).EndpointUrl
        $start.Environment['AWS_ACCESS_KEY_ID'] = $operator.AccessKeyId
        $start.Environment['AWS_SECRET_ACCESS_KEY'] = $secret
        $start.Environment['AWS_CONFIG_FILE'] = $start.Environment['AWS_SHARED_CREDENTIALS_FILE'] = '/nonexistent'
        'AWS_PROFILE', 'AWS_SESSION_TOKEN' | ForEach-Object { $null = $start.Environment.Remove($_) }
        [Diagnostics.Process]::Start($start)
    }

    # Runs the job to its end.
    function Invoke-Job {
        $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $process = Start-Job $folder
        $text = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        [pscustomobject] @{
            ExitCode = $process.ExitCode; Folder = $folder
            Log = @($text -split '\r?\n' | Where-Object { $_ } | ForEach-Object { $_ | ConvertFrom-Json })
        }
    }

    function Get-CallCount([string] $Action) {
        [int] (Invoke-RestMethod "$((Get-AdminSandbox).EndpointUrl)_sandbox/stats").callsByPermission.$Action
    }

    # What is in the accounts when the sandbox has saved it.
    function Get-SavedMember {
        Stop-AdminSandbox
        $members = (Get-Content -Raw -LiteralPath $state | ConvertFrom-Json).members
        $null = Start-AdminSandbox -Path $state
        $members
    }

    function Get-RootCount([psobject] $Member) {
        @($Member.root.accessKeys).Count + @($Member.root.signingCertificates).Count + [int] $Member.root.hasPassword +
            @($Member.mfaDevices | Where-Object userName -eq '<root_account>').Count
    }

    # Every account is as the job leaves it.
    function Assert-Organization {
        $members = Get-SavedMember
        foreach ($id in $active) {
            $member = $members.$id
            $group = @($member.groups | Where-Object name -eq Administrators)
            $expected = [int] ($id -notin $withoutRole -and $id -notin $withoutGroups)
            $group.Count | Should -Be $expected -Because "of the group in $id"
            if ($expected) {
                $group[0].attachedPolicies | Should -Be arn:aws:iam::aws:policy/AdministratorAccess
            }
            if ($id -in $isolated) {
                Get-RootCount $member | Should -BeGreaterThan 0 -Because "$id cannot be changed"
            }
            else {
                Get-RootCount $member | Should -Be 0 -Because "of the root user of $id"
            }
        }
        foreach ($id in $inactive) {
            Get-RootCount $members.$id | Should -BeGreaterThan 0 -Because "$id cannot be used"
        }
    }

    function Assert-Error([psobject[]] $Log) {
        $errors = $Log.Where({ $_.event -eq 'error' })
        $found = $errors | Group-Object { "$($_.step) $($_.id)" } -AsHashTable -AsString
        $found.Keys | Sort-Object | Should -Be ($expectedErrors.Keys | Sort-Object)
        foreach ($key in $expectedErrors.Keys) {
            $found[$key].account | Sort-Object | Should -Be ($expectedErrors[$key] | Sort-Object) -Because $key
        }
    }

    $expectedErrors = @{
        'group AccountRoleNotFound' = Get-Id (27..29); 'group AccountRoleDenied' = Get-Id 33, 36
        'group AccessDenied' = $withoutGroups; 'root AccessDenied' = $isolated
        'audit AccountRoleNotFound' = Get-Id (27..29); 'audit AccountRoleDenied' = Get-Id 33, 36
    }
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'The page docs/organizations.md' {
    It 'runs as written' {
        Stop-AdminSandbox
        $ErrorActionPreference = 'Stop'
        $blocks = (Get-MarkdownSnippet (Join-Path $PSScriptRoot '../../docs/organizations.md')).Blocks

        $results = foreach ($block in $blocks) { . ([scriptblock]::Create($block)) }

        $results.Where({ $_ -is [AdminIam.AdminGroup] -and $_.AccountName }).AccountName | Sort-Object |
            Should -Be Prod, Trial
        $results.Where({ $_ -is [AdminIam.AdminRootCredential] }).AccountName | Sort-Object -Unique |
            Should -Be Management, Prod, Trial
        $results.Where({ $_ -is [AdminIam.AdminRootCredential] -and $_.Outcome -eq 'WhatIf' }) | Should -HaveCount 2
    }
}

Describe 'The runbook that protects an organization' {
    It 'protects every account that it can, and has the expected errors and no other' {
        Reset-Organization

        $run = Invoke-Job

        $run.ExitCode | Should -Be 1
        Assert-Error $run.Log
        $run.Log.Where({ $_.event -eq 'skipped' }).account | Sort-Object | Should -Be ($inactive | Sort-Object)
        # The management account has its group from the start, and its root user is never changed.
        $run.Log.Where({ $_.event -eq 'group' }).account | Sort-Object |
            Should -Be ($active.Where({ $_ -notin $withoutRole -and $_ -notin $withoutGroups }) | Sort-Object)
        $run.Log.Where({ $_.event -eq 'root' }).account | Sort-Object |
            Should -Be ($active.Where({ $_ -notin $withoutRoot -and $_ -notin $isolated }) | Sort-Object)
        Assert-Organization
        $run.Log[-1].Accounts | Should -Be 38
        $tested = Get-Content -Raw (Get-ChildItem $run.Folder -Filter *.json) | ConvertFrom-Json
        $tested.reports.accountId | Sort-Object |
            Should -Be (@($own) + $active.Where({ $_ -notin $withoutRole }) | Sort-Object)
        $run.Log[-1].report | Should -Exist
        "$($run.Log | ConvertTo-Json -Depth 4)" | Should -Not -Match ([regex]::Escape($secret))
    }

    It 'changes nothing when it is run again' {
        $again = Invoke-Job

        Assert-Error $again.Log
        $again.Log.Where({ $_.event -in 'group', 'root' }) | Should -BeNullOrEmpty
        Assert-Organization
    }

    It 'completes what it began before it was killed, while it <Doing>' -ForEach @(
        @{ Doing = 'creates groups'; Action = 'iam:CreateGroup'; Count = 5 }
        @{ Doing = 'deletes root credentials'; Action = 'sts:AssumeRoot'; Count = 9 }
        @{ Doing = 'tests the accounts'; Action = 'iam:GetAccountSummary'; Count = 3 }
    ) {
        Reset-Organization
        $process = Start-Job (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $first = (Get-CallCount $Action) + $Count
        do { $isReached = (Get-CallCount $Action) -ge $first } until ($isReached -or $process.HasExited)
        $process.Kill()
        $process.WaitForExit()
        $isReached | Should -BeTrue

        $run = Invoke-Job

        Assert-Error $run.Log
        Assert-Organization
    }
}
