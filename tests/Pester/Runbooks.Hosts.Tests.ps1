BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    Import-Module (Join-Path $PSScriptRoot 'Runbooks.psm1')
    $account = Initialize-RunbookHost $TestDrive
    $work, $vault, $samples = $account.Work, $account.Vault, $account.Samples
    $root = Convert-Path (Join-Path $PSScriptRoot '../..')
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'The samples of hosts' -Skip:$IsWindows {
    It 'Azure Automation: managed identity' {
        $server = Start-TestServer ([scriptblock]::Create(
                ("@{ Status = 200; ContentType = 'application/json'; Body = " +
                    "'{`"access_token`":`"$(Get-WebIdentityToken)`"}' }")))
        try {
            $result = Invoke-HostPowerShell @"
& '$samples/AzureAutomation.ps1' -CsvPath '$(Write-PersonCsv azure)' -VaultName KeyVault ``
    -AuditPath '$work/azure.json' -RoleArn arn:aws:iam::123456789012:role/Runbook
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
    `$secret = ConvertTo-SecureString '$($account.OperatorSecret)' -AsPlainText -Force
    [pscredential]::new('$($account.Operator.AccessKeyId)', `$secret) }
"@
        $call = "& '$samples/AzureAutomation.ps1' -VaultName KeyVault -AuditPath '$work/asset.json' -CredentialName " +
            "aws -CsvPath"

        $result = Invoke-HostPowerShell "$asset`n$call '$(Write-PersonCsv asset)'"
        $failed = Invoke-HostPowerShell "$asset`n$call '$(Write-PersonCsv asset2 -WithBadRow)'"

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
        $null = Write-PersonCsv ssm
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
        Copy-Item -LiteralPath $account.Published -Destination (Join-Path $task 'modules/AdminIam') -Recurse
        Copy-Item -LiteralPath (Write-PersonCsv lambda) -Destination (Join-Path $task 'admins.csv')
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
        Copy-Item -LiteralPath (Write-PersonCsv github) -Destination (Join-Path $folder 'admins.csv')
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
        Copy-Item -LiteralPath (Write-PersonCsv build) -Destination (Join-Path $folder 'admins.csv')
        $text = Get-Content -Raw -LiteralPath (Join-Path $samples 'buildspec.yml')
        $command = [regex]::Match($text, '(?m)^      - >-\n(?<c>(        .*\n)+)').Groups['c'].Value -replace '\s+', ' '
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
