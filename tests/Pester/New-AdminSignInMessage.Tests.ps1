BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $quiet = @{
        ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems'; WarningAction = 'SilentlyContinue'
        WarningVariable = 'warnings'
    }
}

Describe 'New-AdminSignInMessage' {
    BeforeEach {
        $null = Start-AdminSandbox
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'writes to the address in the tag Email, and never a password' {
        $carol = New-AdminUser carol -Email carol@example.com -GeneratePassword
        $message = $carol | New-AdminSignInMessage

        $message.To | Should -Be carol@example.com
        $message.SignInUrl | Should -Be https://123456789012.signin.aws.amazon.com/console
        foreach ($body in $message.Text, $message.Html) {
            $body | Should -Match 'carol'
            $body | Should -Match 'https://123456789012\.signin\.aws\.amazon\.com/console'
            $body | Should -Match 'choose a new password'
            $body | Should -Not -Match ([regex]::Escape($carol.Credential.GetNetworkCredential().Password))
        }
    }

    It 'looks up what is not specified' {
        $null = New-AdminUser carol -Email carol@example.com -GeneratePassword
        $null = New-AdminUser dave -Email dave@example.com -GeneratePassword -NoPasswordReset

        $messages = Get-AdminUser | New-AdminSignInMessage
        $messages.To | Should -Be carol@example.com, dave@example.com
        $messages[0].Text | Should -Match 'choose a new password'
        $messages[1].Text | Should -Not -Match 'choose a new password'
        ('dave' | New-AdminSignInMessage).To | Should -Be dave@example.com
        (New-AdminSignInMessage dave -Email d@example.org).To | Should -Be d@example.org
        ([pscustomobject]@{ UserName = 'dave'; Email = 'x@example.org' } | New-AdminSignInMessage).To |
            Should -Be x@example.org
    }

    It 'escapes HTML' {
        $null = New-AdminUser 'a=b@c' -GeneratePassword
        $message = New-AdminSignInMessage 'a=b@c' -Email a@example.com -Subject '<b>'

        $message.Html | Should -Not -Match '<b><b>'
        ([xml] ($message.Html -replace '<!DOCTYPE html>|<meta[^>]*>')).html.body.table.tr[1].td[1].b |
            Should -Be 'a=b@c'
    }

    It 'saves drafts that keep letters beyond ASCII and open as unsent' {
        $null = New-AdminUser carol -GeneratePassword
        $saved = New-AdminSignInMessage carol -Email "K`u{e4}the <carol@example.com>" -From it@example.com `
            -Subject "Zugang f`u{fc}r K`u{e4}the" -EmlPath $folder

        $saved.Path | Should -Be (Join-Path $folder 'carol.eml')
        $lines = [IO.File]::ReadAllText($saved.Path)
        $lines | Should -Not -Match '[^\x00-\x7F]'
        $lines | Should -Not -Match '(?<!\r)\n'
        $head, $body = $lines -split '\r\n\r\n', 2
        $head | Should -Match '(?m)^X-Unsent: 1\r?$'
        $head | Should -Match '(?m)^From: it@example.com\r?$'
        $head | Should -Match 'Content-Type: multipart/alternative'
        $head | Should -Not -Match 'X-Sender|X-Receiver'
        $subject = [regex]::Match($head, 'Subject: =\?utf-8\?B\?(?<text>[^?]+)\?=').Groups['text'].Value
        [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($subject)) | Should -Be "Zugang f`u{fc}r K`u{e4}the"
        $parts = [regex]::Matches($body, 'base64\r\n\r\n(?<text>[A-Za-z0-9+/=\r\n]+)').ForEach({
            [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($_.Groups['text'].Value)) })
        $parts.Count | Should -Be 2
        $parts[0] -replace '\r\n', "`n" | Should -Be ($saved.Text -replace '\r\n', "`n")
        $parts[1] -replace '\r\n', "`n" | Should -Be ($saved.Html -replace '\r\n', "`n")
    }

    It 'leaves the sender and an unknown recipient to the email client' {
        $null = New-AdminUser carol -GeneratePassword
        $saved = New-AdminSignInMessage carol -EmlPath $folder @quiet

        $saved.To | Should -BeNullOrEmpty
        "$warnings" | Should -Match 'No email address of .* is known'
        Get-Content -Raw -LiteralPath $saved.Path | Should -Not -Match '(?m)^(From|To):'
    }

    It 'does not replace a draft without -Force' {
        $null = 'carol', 'dave' | New-AdminUser -GeneratePassword
        $null = New-AdminSignInMessage carol -Email c@example.com -EmlPath $folder

        $again = 'carol', 'dave' | New-AdminSignInMessage -Email c@example.com -EmlPath $folder @quiet
        $again.UserName | Should -Be dave
        $problems | Format-Problem | Should -Be 'FileExists WriteError carol'
        (New-AdminSignInMessage carol -Email c@example.com -EmlPath $folder -Force).Path | Should -Exist
    }

    It 'saves nothing with -WhatIf, and accepts a user that is only planned' {
        $message = New-AdminUser eve -Email eve@example.com -GeneratePassword -WhatIf |
            New-AdminSignInMessage -EmlPath $folder -WhatIf

        $message.To | Should -Be eve@example.com
        $message.Path | Should -BeNullOrEmpty
        $folder | Should -Not -Exist
    }

    It 'refuses <Problem>, and continues' -ForEach @(
        @{ Problem = 'NoConsolePassword InvalidOperation nopassword'; Name = 'nopassword'; Options = @{} }
        @{ Problem = 'UserNotFound ObjectNotFound nobody'; Name = 'nobody'; Options = @{} }
        @{ Problem = 'InvalidEmail InvalidArgument carol'; Name = 'carol'; Options = @{ Email = 'not an address' } }
        @{
            Problem = 'InvalidSubject InvalidArgument carol'; Name = 'carol'
            Options = @{ Subject = "a`r`nBcc: x@example.com" }
        }
    ) {
        $null = New-AdminUser nopassword
        $null = New-AdminUser carol -GeneratePassword -Email carol@example.com

        New-AdminSignInMessage $Name @Options @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be $Problem
    }
}

Describe 'New-AdminSignInMessage for users of IAM Identity Center' {
    BeforeEach {
        $null = Start-AdminSandbox -Account 'Prod=111122223333' -IdentityCenterRegion us-east-1
        $null = New-AdminIdentityUser ada -GivenName Ada -FamilyName Byron -Email ada@example.com
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'writes the portal, the user name and what happens at first sign-in, and warns that AWS sends no invitation' {
        $message = Get-AdminIdentityUser ada | New-AdminSignInMessage @quiet

        $message.To | Should -Be ada@example.com
        $message.UserName | Should -Be ada
        $message.SignInUrl | Should -Be (Get-AdminIdentityCenter).PortalUrl
        foreach ($body in $message.Text, $message.Html) {
            $body | Should -Match ([regex]::Escape($message.SignInUrl))
            $body | Should -Match 'At your first sign-in, AWS sends an email to ada@example\.com'
            $body | Should -Match 'If none arrives, ask for a one-time password'
        }
        $warnings | Should -HaveCount 1
        "$warnings" | Should -Match 'AWS sends no invitation.*Send email OTP.*Settings, Authentication'
        $problems | Should -BeNullOrEmpty
    }

    It 'warns once for many users' {
        $null = 1..3 | ForEach-Object { "user$_" } |
            New-AdminIdentityUser -GivenName A -FamilyName B | New-AdminSignInMessage @quiet

        $warnings -match 'invitation' | Should -HaveCount 1
        $warnings -match 'No email address of ''user\d'' is known' | Should -HaveCount 3
    }

    It 'does not take a user from a job or a file for the IAM user of the same name' {
        $null = New-AdminUser ada -Email iam@example.com -GeneratePassword
        $path = Join-Path $TestDrive user.xml
        Get-AdminIdentityUser ada | Export-Clixml $path

        $message = Import-Clixml $path | New-AdminSignInMessage @quiet
        $iam = New-AdminSignInMessage ada

        $message.To | Should -Be ada@example.com
        $message.SignInUrl | Should -Be (Get-AdminIdentityCenter).PortalUrl
        $iam.To | Should -Be iam@example.com
        $iam.SignInUrl | Should -Match signin
    }

    It 'uses the URL that is specified, and other addresses' {
        $message = Get-AdminIdentityUser ada |
            New-AdminSignInMessage -PortalUrl https://example.awsapps.com/start -Email boss@example.com @quiet

        $message.SignInUrl | Should -Be https://example.awsapps.com/start
        $message.To | Should -Be boss@example.com
        $message.Text | Should -Match 'sends an email to ada@example\.com'
    }

    It 'writes messages for people who are only planned' {
        $message = New-AdminIdentityUser zoe -GivenName Z -FamilyName K -Email zoe@example.com -WhatIf 6> $null |
            New-AdminSignInMessage @quiet

        $message.To | Should -Be zoe@example.com
        $problems | Should -BeNullOrEmpty
    }

    It 'saves a draft whose name is valid for every user name' {
        $null = New-AdminIdentityUser '..\up/x' -GivenName A -FamilyName B -Email a@example.com

        $message = Get-AdminIdentityUser '..\up/x' | New-AdminSignInMessage -EmlPath $folder @quiet

        $message.Path | Should -Be (Join-Path $folder '..%5Cup%2Fx.eml')
        $message.Path | Should -Exist
    }

    It 'reports a user who no longer exists' {
        $deleted = [pscustomobject] @{ PSTypeName = 'Deserialized.AdminIam.AdminIdentityUser'; UserName = 'gone' }

        $deleted | New-AdminSignInMessage @quiet | Should -BeNullOrEmpty
        $problems | Format-Problem | Should -Be 'IdentityUserNotFound ObjectNotFound gone'
    }
}
