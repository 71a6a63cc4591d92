BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $root = Convert-Path (Join-Path $PSScriptRoot '../..')
    $samples = Join-Path $root 'samples/runbooks'
    $work = (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'work')).FullName
    $vault = Join-Path $work 'vault.jsonl'

    # The account: roles for the hosts' identities, and an operator with a key.
    $state = Join-Path $work 'state.json'
    Write-RoleState $state @{
        GitHub = New-TrustPolicy -Provider token.actions.githubusercontent.com -Audience sts.amazonaws.com `
            -Subject repo:example/admins:environment:aws-administrators
    }
    $url = (Start-AdminSandbox -Path $state).EndpointUrl
    $null = New-AdminGroup
    $operator = New-AdminUser operator -GroupName Administrators -ProgrammaticAccess
    $operatorSecret = ConvertFrom-SecureString $operator.SecretAccessKey -AsPlainText

    # The stores of the hosts, which write what they get to a file.
    @{
        'Microsoft.PowerShell.SecretManagement' = @'
function Set-Secret { param($Name, [pscredential] $Secret, $Vault)
    if ($env:STORE_FAILS) { throw "cannot save $($Secret.GetNetworkCredential().Password)" }
    "$Vault/$Name $($Secret.UserName) $($Secret.GetNetworkCredential().Password)" |
        Add-Content -LiteralPath $env:STORE }
'@
        'AWS.Tools.SecretsManager' = @'
function Write-SECSecretValue { param($SecretId, $SecretString)
    if (-not (Select-String -LiteralPath $env:STORE -SimpleMatch "$SecretId " -Quiet -ErrorAction Ignore)) {
        throw "ResourceNotFoundException: Secrets Manager can't find the specified secret." }
    "$SecretId $SecretString" | Add-Content -LiteralPath $env:STORE }
function New-SECSecret { param($Name, $SecretString) "$Name $SecretString" | Add-Content -LiteralPath $env:STORE }
'@
    }.GetEnumerator() | ForEach-Object {
        $folder = New-Item -ItemType Directory -Path (Join-Path $work "modules/$($_.Key)")
        Set-Content -LiteralPath (Join-Path $folder "$($_.Key).psm1") -Value $_.Value
    }
    # Copies, not links: the framework deletes what is new below its test drive.
    $version = (Import-PowerShellDataFile (Join-Path $root 'AdminIam.psd1')).ModuleVersion
    $published = Join-Path $root "out/AdminIam/$version"
    Copy-Item -LiteralPath $published -Destination (Join-Path $work 'modules/AdminIam') -Recurse

    # The command pwsh of the hosts.
    $program, $leading = Get-PowerShellCommand
    $bin = New-Item -ItemType Directory -Path (Join-Path $work 'bin')
    Set-Content -LiteralPath (Join-Path $bin 'pwsh') @(
        '#!/bin/sh', "exec '$program' $($leading.ForEach({ "'$_'" })) `"`$@`""
    )
    chmod +x (Join-Path $bin 'pwsh')

    function Write-People([string] $Prefix, [switch] $WithBadRow) {
        $path = Join-Path $work "$Prefix.csv"
        @(
            'UserName,Email,GeneratePassword,ProgrammaticAccess'
            "$Prefix.ann,ann@example.com,yes,"
            "$Prefix.bob,bob@example.com,,yes"
            if ($WithBadRow) { 'no/such name,,,' }
        ) | Set-Content -LiteralPath $path
        $path
    }

    # A shell command with the environment of a host: no home folder, no locale, no AWS configuration but the host's.
    function Invoke-HostShell([string] $Command, [hashtable] $Environment = @{}, [string] $Folder = $work) {
        $start = [Diagnostics.ProcessStartInfo]::new('/bin/sh')
        '-c', $Command | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.WorkingDirectory = $Folder
        $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        @($start.Environment.Keys) -match '^(AWS_|LC_)' | ForEach-Object { $null = $start.Environment.Remove($_) }
        $variables = @{
            HOME = '/nonexistent'; LANG = 'C'; PATH = "$($bin):$env:PATH"; PSModulePath = Join-Path $work 'modules'
            STORE = $vault
            AWS_ENDPOINT_URL = "$url"; AWS_REGION = 'us-east-1'; AWS_EC2_METADATA_DISABLED = 'true'; NO_COLOR = '1'
        } + @{}
        $Environment.Keys | ForEach-Object { $variables[$_] = $Environment[$_] }
        $variables.Keys | Where-Object { $null -ne $variables[$_] } |
            ForEach-Object { $start.Environment[$_] = $variables[$_] }
        $process = [Diagnostics.Process]::Start($start)
        $output, $errors = $process.StandardOutput.ReadToEndAsync(), $process.StandardError.ReadToEndAsync()
        if (-not $process.WaitForExit(60000)) {
            $process.Kill($true)
            throw "The host did not end: $Command"
        }
        [pscustomobject]@{ ExitCode = $process.ExitCode; Output = $output.Result; Error = $errors.Result }
    }

    function Invoke-HostPowerShell([string] $Script, [hashtable] $Environment = @{}, [string] $Folder = $work) {
        $path = Join-Path $work "$([guid]::NewGuid()).ps1"
        Set-Content -LiteralPath $path -Value $Script
        Invoke-HostShell "pwsh -NoProfile -NonInteractive -File '$path'" $Environment $Folder
    }

    function Get-LogEntry([object] $Result) {
        $Result.Output -split '\r?\n' | Where-Object { $_ } | ForEach-Object { $_ | ConvertFrom-Json }
    }

    # What each rehearsal must fulfil: two people, two secrets in the store and none elsewhere, and an audit.
    function Test-Night([object] $Result, [string] $Prefix, [string] $AuditPath) {
        $Result.Error | Should -BeNullOrEmpty
        $log = @(Get-LogEntry $Result)
        $log.Where({ $_.event -eq 'error' }).message | Should -BeNullOrEmpty
        $log[-1].event | Should -Be 'finished'
        $log.Where({ $_.event -eq 'user' }).outcome | Should -Be 'Created', 'Created'
        $Result.ExitCode | Should -Be 0
        $saved = @(
            Get-Content -LiteralPath $vault | Where-Object { $_ -match "$Prefix-2e(ann-password|bob-accesskey)" }
        )
        $saved.Count | Should -Be 2
        $secrets = $saved |
            ForEach-Object {
                if ($_ -match '"secret":"(?<s>[^"]+)"') { $Matches.s | ConvertFrom-JsonText } else {
                    ($_ -split ' ', 3)[2]
                }
            }
        $audit = Get-Content -Raw -LiteralPath $AuditPath
        ($audit | ConvertFrom-Json).Where({ $_.UserName -eq "$Prefix.bob" }).GroupName | Should -Be 'Administrators'
        foreach ($secret in $secrets) {
            $secret.Length | Should -BeGreaterThan 10
            "$($Result.Output)$audit".Contains($secret) | Should -BeFalse
        }
    }

    filter ConvertFrom-JsonText { "`"$_`"" | ConvertFrom-Json }

    # Credentials of the role Runbook, as a host has them.
    function Get-RoleCredential {
        $answer = Invoke-RestMethod -Uri $url -Method Post -Body @{
            Action = 'AssumeRoleWithWebIdentity'; Version = '2011-06-15'; RoleSessionName = 'host'
            RoleArn = 'arn:aws:iam::123456789012:role/Runbook'; WebIdentityToken = Get-WebIdentityToken
        }
        $answer.AssumeRoleWithWebIdentityResponse.AssumeRoleWithWebIdentityResult.Credentials
    }
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'The nightly job' -Skip:$IsWindows {
    BeforeAll {
        $line = (Get-Content -LiteralPath (Join-Path $samples 'adminiam.cron'))[-1]
        $job = ($line -split ' ', 7)[6] -replace '/opt/adminiam/Invoke',
            "$samples/Invoke" -replace '/var/lib/adminiam/|/var/log/adminiam/', "$work/" `
            -replace ' > /dev/null'
        $keys = @{ AWS_ACCESS_KEY_ID = $operator.AccessKeyId; AWS_SECRET_ACCESS_KEY = $operatorSecret }

        function Invoke-Cron([string] $Csv, [hashtable] $Environment = $keys, [string] $More = '') {
            Invoke-HostShell ($job.Replace('/opt/adminiam/admins.csv', $Csv) + $More) $Environment
        }
    }

    It 'creates the people in a cron job, and finds all Unchanged in the second night' {
        $csv = Write-People cron

        $first = Invoke-Cron $csv
        $second = Invoke-Cron $csv

        Test-Night $first cron "$work/audit.json"
        $second.ExitCode | Should -Be 0
        $log = @(Get-LogEntry $second)
        $log.Where({ $_.event -eq 'user' }).outcome | Should -Be 'Unchanged', 'Unchanged'
        $log[-1].Rotated | Should -Be 0
        @(Get-Content -LiteralPath $vault | Where-Object { $_ -match 'cron-2e' }).Count | Should -Be 2
        $file = Get-Content -LiteralPath "$work/nightly.jsonl" | ConvertFrom-Json
        @($file.event -eq 'finished').Count | Should -Be 2
    }

    It 'rotates keys by age, except its own' {
        $result = Invoke-Cron (Write-People cron) $keys ' -RotateAfterDays 0'

        $rotated = (Get-LogEntry $result).Where({ $_.event -eq 'key' })
        $rotated.user | Should -Contain 'cron.bob'
        $rotated.user | Should -Not -Contain 'operator'
        Get-Content -LiteralPath $vault |
            Where-Object { $_ -match $rotated.Where({ $_.user -eq 'cron.bob' }).accessKeyId } |
            Should -Not -BeNullOrEmpty
        (Get-AdminAccessKey cron.bob).Status | Sort-Object | Should -Be 'Active', 'Inactive'
    }

    It 'ends with 1 for a bad row, which does not stop the others' {
        $result = Invoke-Cron (Write-People bad -WithBadRow)

        $result.ExitCode | Should -Be 1
        $log = Get-LogEntry $result
        $log.Where({ $_.event -eq 'user' }).outcome | Should -Be 'Created', 'Created'
        $log.Where({ $_.event -eq 'error' }).target | Should -Be 'no/such name'
        $log.Where({ $_.event -eq 'error' }).message | Should -Match 'Row 3'
    }

    It 'ends with 2 without credentials, and creates nothing' {
        $result = Invoke-Cron (Write-People none) @{}

        $result.ExitCode | Should -Be 2
        (Get-LogEntry $result).Where({ $_.event -eq 'error' }).id | Should -Be 'NoCredentials'
        Get-AdminUser none* | Should -BeNullOrEmpty
    }

    It 'ends with 3 without a CSV' {
        (Invoke-Cron (Join-Path $work 'nowhere.csv')).ExitCode | Should -Be 3
    }

    It 'deletes a key that the store does not accept, and does not repeat the store''s message' {
        $result = Invoke-Cron (Write-People lost) ($keys + @{ STORE_FAILS = '1' })

        $result.ExitCode | Should -Be 1
        (Get-LogEntry $result).Where({ $_.event -eq 'error' }).id | Should -Be 'SecretNotSaved', 'SecretNotSaved'
        $result.Output | Should -Not -Match 'cannot save'
        Get-AdminAccessKey lost.bob | Should -BeNullOrEmpty
    }
}

Describe 'The samples' -Skip:$IsWindows {
    It 'Azure Automation: managed identity' {
        $server = Start-TestServer ([scriptblock]::Create(
                ("@{ Status = 200; ContentType = 'application/json'; Body = " +
                    "'{`"access_token`":`"$(Get-WebIdentityToken)`"}' }")))
        try {
            $result = Invoke-HostPowerShell @"
& '$samples/AzureAutomation.ps1' -CsvPath '$(Write-People azure)' -VaultName KeyVault -AuditPath '$work/azure.json' ``
    -RoleArn arn:aws:iam::123456789012:role/Runbook
"@ @{ IDENTITY_ENDPOINT = "$($server.Url)/oauth2/token"; IDENTITY_HEADER = 'a-header' }
        }
        finally {
            Stop-TestServer $server
        }

        Test-Night $result azure "$work/azure.json"
        (Get-LogEntry $result)[0].arn | Should -Be 'arn:aws:sts::123456789012:assumed-role/Runbook/azure-automation'
    }

    It 'Azure Automation: credential asset, and a job that fails' {
        $asset = @"
function Get-AutomationPSCredential([string] `$Name) {
    [pscredential]::new('$($operator.AccessKeyId)', (ConvertTo-SecureString '$operatorSecret' -AsPlainText -Force)) }
"@
        $call = "& '$samples/AzureAutomation.ps1' -VaultName KeyVault -AuditPath '$work/asset.json' -CredentialName " +
            "aws -CsvPath"

        $result = Invoke-HostPowerShell "$asset`n$call '$(Write-People asset)'"
        $failed = Invoke-HostPowerShell "$asset`n$call '$(Write-People asset2 -WithBadRow)'"

        Test-Night $result asset "$work/asset.json"
        $failed.ExitCode | Should -Be 1
        $failed.Error | Should -Match 'exit code 1'
    }

    It 'Systems Manager: the role of an instance' {
        $role = Get-RoleCredential
        $server = Start-TestServer ([scriptblock]::Create(@"
            param(`$path)
            `$body = if (`$path -like '*/token') { 'imds-token' } elseif (`$path -like '*/security-credentials/?*') {
                '{"Code":"Success","AccessKeyId":"$($role.AccessKeyId)","SecretAccessKey":"$($role.SecretAccessKey)",' +
                    '"Token":"$($role.SessionToken)","Expiration":"$($role.Expiration)"}'
            } elseif (`$path -like '*/iam/info') { '{"Code":"Success"}' } else { 'Runbook' }
            @{ Status = 200; ContentType = 'text/plain'; Body = `$body }
"@))
        # The module waits only a second for the first answer.
        $null = Invoke-RestMethod -Uri $server.Url
        $lines = Get-Content -LiteralPath (Join-Path $samples 'SystemsManager.yaml')
        $start = [array]::FindIndex(
            [string[]] $lines, [Predicate[string]] { param($line) $line -match '^\s+commands: \|$' })
        $script = ($lines[($start + 1)..($lines.Count - 1)] -replace '^ {10}') -join "`n"
        $null = Write-People ssm
        $script = $script.Replace('/opt/adminiam/admins.csv', "$work/ssm.csv").Replace(
            '/opt/adminiam/Invoke', "$samples/Invoke").
        Replace('/opt/adminiam/audit.json', "$work/ssm.json").Replace(
            '/opt/adminiam/AdminIam/AdminIam.psd1', "$root/AdminIam.psd1")
        try {
            $result = Invoke-HostPowerShell $script @{
                AWS_EC2_METADATA_DISABLED = $null; AWS_EC2_METADATA_SERVICE_ENDPOINT = $server.Url
            }
        }
        finally {
            Stop-TestServer $server
        }

        Test-Night $result ssm "$work/ssm.json"
    }

    It 'Lambda: the role of the function' {
        $task = Join-Path $work 'task'
        $null = New-Item -ItemType Directory -Path (Join-Path $task 'modules') -Force
        Copy-Item -LiteralPath $published -Destination (Join-Path $task 'modules/AdminIam') -Recurse
        Copy-Item -LiteralPath (Write-People lambda) -Destination (Join-Path $task 'admins.csv')
        'Lambda.ps1', 'Invoke-AdminNightly.ps1' |
            ForEach-Object { Copy-Item -LiteralPath (Join-Path $samples $_) -Destination $task }
        # The only change: /tmp of this computer is not the function's own.
        $handler = Join-Path $task 'Lambda.ps1'
        (Get-Content -Raw -LiteralPath $handler).Replace('/tmp/adminiam-audit.json', "$work/lambda.json") |
            Set-Content -LiteralPath $handler
        $role = Get-RoleCredential

        $result = Invoke-HostPowerShell ". '$handler' ([pscustomobject] @{ secretsManagerPrefix = 'night/' }) `$null" @{
            LAMBDA_TASK_ROOT = "$task"; AWS_ACCESS_KEY_ID = $role.AccessKeyId
            AWS_SECRET_ACCESS_KEY = $role.SecretAccessKey
            AWS_SESSION_TOKEN = $role.SessionToken
        }

        Test-Night $result lambda "$work/lambda.json"
        Get-Content -LiteralPath $vault | Where-Object { $_ -match '^night/lambda-2eann-password' } |
            Should -Not -BeNullOrEmpty
    }

    It 'GitHub Actions: the token of a workflow' {
        $token = Get-WebIdentityToken -Issuer https://token.actions.githubusercontent.com -Audience sts.amazonaws.com `
            -Subject repo:example/admins:environment:aws-administrators
        $server = Start-TestServer ([scriptblock]::Create(
            "@{ Status = 200; ContentType = 'application/json'; Body = '{`"value`":`"$token`"}' }"))
        $folder = New-Item -ItemType Directory -Path (Join-Path $work 'checkout')
        Copy-Item -LiteralPath (Join-Path $root 'samples') -Destination $folder -Recurse
        Copy-Item -LiteralPath (Write-People github) -Destination (Join-Path $folder 'admins.csv')
        $text = Get-Content -Raw -LiteralPath (Join-Path $samples 'github-actions.yml')
        $script = [regex]::Matches(
            $text, '(?ms)^        run: \|\n(?<code>(?:          [^\n]*\n|\n)+)')[-1].Groups['code'].Value
        $script = $script -replace '(?m)^ {10}'
        try {
            $result = Invoke-HostPowerShell $script @{
                RUNNER_TEMP = $work; AWS_ROLE_ARN = 'arn:aws:iam::123456789012:role/GitHub'
                ACTIONS_ID_TOKEN_REQUEST_URL = "$($server.Url)/token?api-version=2.0"
                ACTIONS_ID_TOKEN_REQUEST_TOKEN = 'a-token'
            } $folder
        }
        finally {
            Stop-TestServer $server
        }

        Test-Night $result github "$folder/audit.json"
        Join-Path $work 'aws-token' | Should -Not -Exist
        "$($server.Requests[0].Authorization)" | Should -Be 'bearer a-token'
    }

    It 'CodeBuild: the credentials of a container' {
        $role = Get-RoleCredential
        $server = Start-TestServer ([scriptblock]::Create(@"
            @{
                Status = 200; ContentType = 'application/json'
                Body = '{"AccessKeyId":"$($role.AccessKeyId)","SecretAccessKey":"$($role.SecretAccessKey)",' +
                    '"Token":"$($role.SessionToken)","Expiration":"$($role.Expiration)"}'
            }
"@))
        $folder = New-Item -ItemType Directory -Path (Join-Path $work 'build')
        Copy-Item -LiteralPath (Join-Path $root 'samples') -Destination $folder -Recurse
        Copy-Item -LiteralPath (Write-People build) -Destination (Join-Path $folder 'admins.csv')
        $command = (Select-String -LiteralPath (Join-Path $samples 'buildspec.yml') `
            -Pattern '^      - (?<c>pwsh .+)$').Matches[0].Groups['c'].Value
        try {
            $result = Invoke-HostShell $command @{ AWS_CONTAINER_CREDENTIALS_FULL_URI = $server.Url } $folder
        }
        finally {
            Stop-TestServer $server
        }

        Test-Night $result build "$folder/audit.json"
    }

    It 'has no syntax that Windows PowerShell 5.1 does not know: <_>' -ForEach @(
        (Get-ChildItem -LiteralPath (Join-Path $PSScriptRoot '../../samples/runbooks') -Filter *.ps1).Name
    ) {
        $tokens = $problems = $null
        $ast = [Management.Automation.Language.Parser]::ParseFile(
            (Join-Path $samples $_), [ref] $tokens, [ref] $problems)

        $problems | Should -BeNullOrEmpty
        $newer = 'TernaryExpressionAst', 'PipelineChainAst'
        $ast.FindAll({ param($part) $part.GetType().Name -in $newer }, $true) | Should -BeNullOrEmpty
        $tokens.Where({ "$($_.Kind)" -match '^Question(Question|Dot|LBracket)' }) | Should -BeNullOrEmpty
    }
}
